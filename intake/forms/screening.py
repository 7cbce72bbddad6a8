"""The questions asked before anything else is typed, one per page."""

from django import forms
from django.utils import timezone

from intake import screening
from intake.forms.fields import StoryField
from portal.fields import DayField, EmailAddressField
from portal.forms import PortalForm, hinted

CHOOSE = {
    "required": "Choisissez une réponse pour continuer.",
    "invalid_choice": "Choisissez l’une des réponses proposées.",
}


NOT_YET_PAST = "cette date n’est pas encore passée. Indiquez le jour où vous avez écrit."


class YesNo(forms.TypedChoiceField):
    """« Oui » or « Non », never ticked in advance; cleans to a boolean."""

    def __init__(self, yes="Oui", no="Non", **kwargs):
        choices = [("yes", yes), ("no", no)]
        super().__init__(choices=choices, widget=forms.RadioSelect, coerce=lambda v: v == "yes", **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class ComplaintForm(PortalForm):
    question_as_heading = "made"
    made = YesNo(
        label="Avez-vous adressé une réclamation écrite au professionnel ?",
        help_text="Une lettre, un e-mail, un SMS ou le formulaire de contact de l’entreprise conviennent : il en reste "
        "une trace. Un appel téléphonique ne suffit pas.",
        yes=hinted("Oui, par écrit", "Lettre, e-mail, SMS, messagerie, formulaire en ligne…"),
        no=hinted("Non, ou seulement de vive voix", "Au téléphone, au magasin, sur le chantier…"),
        error_messages=CHOOSE,
    )


class ComplaintDateForm(PortalForm):
    question_as_heading = "sent_on"
    sent_on = DayField(
        label="Quand avez-vous envoyé cette réclamation ?",
        help_text="Par exemple 31 3 2026. Si vous avez écrit plusieurs fois, donnez la date de votre première "
        "réclamation écrite sur ce litige.",
        max_value=timezone.localdate,
        error_messages={"max_value": NOT_YET_PAST},
    )
    again_on = DayField(
        label="Si vous avez écrit plusieurs fois, date de la dernière",
        help_text="Le médiateur regardera laquelle porte sur ce litige.",
        required=False,
        max_value=timezone.localdate,
        error_messages={"max_value": NOT_YET_PAST},
    )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("sent_on"), cleaned.get("again_on")
        if first and last and last < first:
            self.add_error("again_on", "Dernière réclamation : cette date est avant celle de la première.")
        elif first and last == first:
            cleaned["again_on"] = None
        return cleaned


class ConsumerForm(PortalForm):
    question_as_heading = "capacity"
    capacity = forms.ChoiceField(
        label="À quel titre avez-vous fait appel à ce professionnel ?",
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
        choices=[
            (
                screening.PERSONAL,
                hinted("À titre personnel", "Pour vous, votre famille, votre logement, votre véhicule…"),
            ),
            (
                screening.MIXED,
                hinted("En partie pour mon travail", "Par exemple une maison qui abrite aussi un atelier."),
            ),
            (screening.BUSINESS, "Pour mon activité professionnelle"),
            (
                screening.BODY,
                hinted(
                    "Au nom d’un organisme", "Syndicat de copropriétaires, société civile immobilière, association…"
                ),
            ),
        ],
    )
    for_other = forms.BooleanField(
        required=False,
        label="Je fais cette demande pour une autre personne : un proche, un client, une personne protégée. "
        "Un mandat me sera demandé",
    )


class ElsewhereForm(PortalForm):
    question_as_heading = "seized"
    seized = forms.ChoiceField(
        label="Avez-vous déjà confié ce litige à quelqu’un d’autre ?",
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
        choices=[
            (screening.NOWHERE, "Non"),
            (
                screening.CONCILIATION,
                hinted(
                    "J’ai demandé de l’aide",
                    "À un conciliateur de justice, à une association, à votre assurance, à SignalConso…",
                ),
            ),
            (screening.MEDIATOR, hinted("À un autre médiateur", "Il l’examine en ce moment ou il a déjà répondu.")),
            (screening.COURT, hinted("À un tribunal", "Il a été saisi, ou il a déjà jugé ce litige.")),
            (screening.ARBITRATOR, "À un arbitre"),
        ],
    )


class PersonLookForm(PortalForm):
    """« Demander l’avis d’une personne »."""

    words = StoryField(
        label="Ce que vous souhaitez dire à la personne qui lira votre demande",
        help_text="Quelques phrases suffisent.",
        required=False,
        max_length=1000,
        rows=4,
    )


class ComeBackForm(PortalForm):
    """Where to send the explanations, and the reminder."""

    email = EmailAddressField(label="Votre adresse e-mail")
    remind = forms.BooleanField(label="Me prévenir quand il sera temps de revenir", required=False)
