"""What the acts about letters and e-mails that leave, come back or do not arrive need to be told."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from casework.act_form import ActForm, long_text
from casework.enums import BounceSource, DispatchChannel, DispatchState, ReturnReason
from casework.models import Dispatch, Party
from casework.tracking import compact, has_shape, key_is_right
from portal.days import day_in_words
from portal.fields import DayField, EmailAddressField, ManyRows, OneLine, PostalCodeField

TICKED_WITHIN = timedelta(days=30)


class TrackingField(OneLine):
    """The number of a registered or tracked letter; spaces and dashes do not count."""

    longest = 40
    default_error_messages = {
        "shape": "recopiez les 13 caractères imprimés sous le code-barres, par exemple 1A 123 456 7890 1 ou "
        "RK 123 456 785 FR.",
        "key": "un chiffre ne va pas avec les autres. Relisez le numéro sous le code-barres.",
    }

    def read(self, text):
        number = compact(text)
        if not has_shape(number):
            raise self.problem("shape")
        if not key_is_right(number):
            raise self.problem("key")
        return number


def tracking_field():
    return TrackingField(
        label="Numéro de suivi", required=False, help_text="Pour un envoi recommandé ou suivi. Sinon, laissez vide."
    )


class LetterChoice(ActForm):
    """One letter of the case, among those in these states."""

    states = ()
    dispatch = forms.ModelChoiceField(label="Courrier", queryset=None, empty_label=None)

    def prepare(self):
        field = self.fields["dispatch"]
        field.queryset = self.case.dispatches.filter(state__in=self.states, party__isnull=False)
        field.label_from_instance = lambda letter: f"{letter.recipient_name} – {letter.subject}"


class PostingForm(LetterChoice):
    states = (DispatchState.TO_POST,)
    submit_label = "Noter la mise à la poste"
    posted_on = DayField(label="Mis à la poste le", max_value=timezone.localdate, initial=timezone.localdate)
    tracking = tracking_field()


class ReturnForm(LetterChoice):
    states = (DispatchState.POSTED,)
    intro = (
        "Aucun délai ne finira contre cette partie tant que le courrier n’est pas reparti. Il vous reste ensuite à "
        "corriger son adresse, ou à lui écrire de nouveau."
    )
    submit_label = "Noter le retour"
    returned_on = DayField(label="Revenu le", max_value=timezone.localdate, initial=timezone.localdate)
    reason = forms.ChoiceField(label="Mention portée par la poste", choices=ReturnReason, widget=forms.RadioSelect)
    note = long_text("Précisions", required=False, max_length=1000, rows=3)

    def clean(self):
        cleaned = super().clean()
        letter, day = cleaned.get("dispatch"), cleaned.get("returned_on")
        if letter and day and letter.posted_on and day < letter.posted_on:
            self.add_error("returned_on", f"Revenu le : ce courrier a été posté le {day_in_words(letter.posted_on)}.")
        return cleaned


class PassOnForm(ActForm):
    """Its letter, date and copy are the fields of every typed act."""

    submit_label = "Remettre au médiateur"


class SendAgainForm(LetterChoice):
    states = (DispatchState.POSTED, DispatchState.RETURNED)
    intro = (
        "Le courrier revient dans ceux à poster, à l’adresse connue aujourd’hui. S’il porte un code, un nouveau le "
        "remplace et l’ancien ne fonctionne plus. Le délai court en entier à partir du nouvel envoi."
    )
    submit_label = "Remettre ce courrier à poster"
    reason = long_text(
        "Pourquoi", max_length=500, rows=2, help_text="Par exemple : « Perdu, dit la partie au téléphone ce jour. »"
    )


class ContactForm(ActForm):
    """How one party is reached, filled in with what the case knows."""

    concerned = forms.ModelChoiceField(label="Partie", queryset=None, widget=forms.HiddenInput)

    def prepare(self):
        self.fields["concerned"].queryset = Party.objects.filter(case=self.case, hidden=False)
        self.person = self._chosen()
        if self.person:
            self._fill_in()

    def _chosen(self):
        value = self.data.get("concerned") if self.is_bound else self.initial.get("concerned")
        return next((party for party in self.case.party_list if str(party.pk) == str(value)), None)

    def _fill_in(self):
        for name in ("address", "postal_code", "city", "email"):
            if name in self.fields:
                self.fields[name].initial = getattr(self.person, name)
        if self.person.user_id:
            # The address of an account is the account's own: nobody changes it in its stead.
            del self.fields["email"]


class ContactDetailsForm(ContactForm):
    submit_label = "Corriger les coordonnées"
    address = forms.CharField(label="Adresse", max_length=300)
    postal_code = PostalCodeField(label="Code postal")
    city = forms.CharField(label="Commune", max_length=100)
    email = EmailAddressField(label="Adresse e-mail", required=False)
    email_works = forms.BooleanField(
        label="Son adresse e-mail fonctionne de nouveau", required=False,
        help_text="Les messages suivants partiront par e-mail.",
    )  # fmt: skip

    def _fill_in(self):
        super()._fill_in()
        self.intro = (
            f"{self.person}. L’ancienne adresse reste au journal. Les courriers revenus repartent à la nouvelle, et "
            "leurs délais courent en entier à partir du nouvel envoi."
        )
        if self.person.email_works or not self.person.email:
            del self.fields["email_works"]


class BounceForm(ContactForm):
    submit_label = "Enregistrer et envoyer de nouveau"
    source = forms.ChoiceField(label="Comment le savez-vous ?", choices=BounceSource, widget=forms.RadioSelect)
    on = DayField(label="Appris le", max_value=timezone.localdate, initial=timezone.localdate)
    email = EmailAddressField(
        label="Adresse e-mail", required=False,
        help_text="Corrigez-la si elle est fausse. Sinon, les messages partent par la poste.",
    )  # fmt: skip
    address = forms.CharField(label="Adresse postale", max_length=300, required=False)
    postal_code = PostalCodeField(label="Code postal", required=False)
    city = forms.CharField(label="Commune", max_length=100, required=False)
    messages = ManyRows(
        label="Messages à envoyer de nouveau", queryset=Dispatch.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ceux des trente derniers jours sont cochés. Leurs délais courent en entier dès le nouvel envoi.",
    )  # fmt: skip
    note = long_text("Précisions", required=False, max_length=1000, rows=3)

    def _fill_in(self):
        super()._fill_in()
        self.intro = (
            f"{self.person} ne reçoit pas nos e-mails. Rien de ce qui est envoyé de nouveau n’est perdu pour elle."
        )
        field = self.fields["messages"]
        field.queryset = sent_by_email(self.case, self.person)
        field.label_from_instance = _sent_line
        field.initial = field.queryset.filter(created_at__gte=timezone.now() - TICKED_WITHIN)


def sent_by_email(case, party):
    """The e-mails of this case to this party; a code for a signature would come too late."""
    sent = case.dispatches.filter(channel=DispatchChannel.EMAIL, party=party).exclude(message="signature_code")
    return sent.filter(state__in=(DispatchState.SENT, DispatchState.HELD)).order_by("-created_at", "-pk")


def _sent_line(message):
    return f"{day_in_words(timezone.localdate(message.left_at or message.created_at))} – {message.subject}"
