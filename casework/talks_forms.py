"""What the acts of the talks ask: the table of proposals, the forum, the aparté, the draft of the protocole."""

from django import forms
from django.utils import timezone

from casework.act_form import ActForm, long_text
from casework.enums import Role
from casework.models import ForumSubject, Offer, OfferRow, Party, Question
from casework.procedure import points
from casework.procedure.acts.mediation import TOO_MANY_SUBJECTS, too_many_subjects
from casework.procedure.guards import can_answer
from casework.procedure.talks_guards import questions_to_answer
from casework.readers import who_will_see
from portal.fields import DayField, EuroField
from portal.forms import hinted
from portal.uploads import ACCEPTED, CheckedFilesField, describe

MOST_FILES = 5


class OfferForm(ActForm):
    intro = (
        "Votre proposition s’inscrit dans votre colonne du tableau. Elle ne peut plus être modifiée ensuite. "
        "Si vous en aviez déjà fait une sur ce point, la nouvelle la remplace ; l’ancienne reste lisible."
    )
    submit_label = "Inscrire au tableau"
    row = forms.ModelChoiceField(
        label="Point concerné", queryset=OfferRow.objects.none(), required=False, empty_label="Un nouveau point"
    )
    title = forms.CharField(
        label="Nouveau point",
        max_length=200,
        required=False,
        help_text="Seulement si vous ajoutez un point au tableau.",
    )
    text = long_text("Votre proposition")
    amount = EuroField(label="Montant", required=False)
    by = DayField(label="Au plus tard le", required=False, min_value=timezone.localdate)

    def prepare(self):
        agreed = Offer.objects.filter(row__case=self.case, agreed_at__isnull=False).values("row")
        self.fields["row"].queryset = OfferRow.objects.filter(case=self.case).exclude(pk__in=agreed)

    def clean(self):
        cleaned = super().clean()
        if "row" not in cleaned or cleaned["row"] or "title" in self.errors:
            return cleaned
        if not cleaned.get("title"):
            self.add_error(
                "title", "Nouveau point : choisissez un point du tableau ou donnez un titre au nouveau point."
            )
        elif points.table_is_full(self.case):
            self.add_error("title", f"Nouveau point : {points.TOO_MANY_POINTS[0].lower()}{points.TOO_MANY_POINTS[1:]}")
        return cleaned


class AnswerOfferForm(ActForm):
    submit_label = "Envoyer ma réponse"
    offer = forms.ModelChoiceField(label="Proposition", queryset=Offer.objects.none(), widget=forms.RadioSelect)
    accepted = forms.ChoiceField(
        label="Votre réponse", choices=[("yes", "J’accepte cette proposition"), ("no", "Je n’accepte pas")],
        widget=forms.RadioSelect,
    )  # fmt: skip

    def prepare(self):
        party = self.access.party
        offers = Offer.objects.filter(row__case=self.case, replaced_at=None)
        offers = offers.select_related("row").prefetch_related("answers", "row__offers")
        open_ones = [offer.pk for offer in offers if party and can_answer(offer, party)]
        field = self.fields["offer"]
        field.queryset = Offer.objects.filter(pk__in=open_ones).select_related("row")
        field.label_from_instance = _entry_label
        field.empty_label = None


def _entry_label(offer):
    """« Une reprise de la toiture – SARL Dubois : 800 €, avant le 30/06/2027. Le texte… »"""
    amount = f"{EuroField().prepare_value(offer.amount)} €" if offer.amount is not None else ""
    by = f"au plus tard le {offer.by:%d/%m/%Y}" if offer.by else ""
    facts = ", ".join(part for part in (amount, by) if part)
    text = offer.text if len(offer.text) <= 160 else f"{offer.text[:160]}…"
    return f"{offer.row.title} – {offer.author_name} : {f'{facts}. ' if facts else ''}{text}"


class MessageForm(ActForm):
    """A message, with files that its readers alone will read."""

    submit_label = "Envoyer le message"
    text = long_text("Votre message", max_length=8000)
    files = CheckedFilesField(
        label="Pièces à montrer avec ce message", required=False,
        help_text=f"{ACCEPTED}. {MOST_FILES} fichiers au plus, vus des mêmes personnes que le message.",
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        for problem in self.fields["files"].problems:
            self.add_error("files", problem)
        if len(cleaned.get("files") or ()) > MOST_FILES:
            self.add_error("files", f"Joignez {MOST_FILES} fichiers au plus : les autres iront avec un autre message.")
        return cleaned

    def act_data(self):
        data = super().act_data()
        return {**data, "files": [(upload, describe(upload)) for upload in data["files"]]}


class ForumForm(MessageForm):
    """Opened from a subject (`?subject=`), it answers there; else a subject is chosen, or a new one gets its title."""

    subject = forms.ModelChoiceField(
        label="Sujet", queryset=ForumSubject.objects.none(), required=False, empty_label="Un nouveau sujet"
    )
    title = forms.CharField(
        label="Titre du nouveau sujet", max_length=100, required=False,
        help_text="En quelques mots, par exemple « La date des travaux ». Sans titre, les premiers mots du message.",
    )  # fmt: skip
    field_order = ["subject", "title", "text", "files"]

    def prepare(self):
        self.fields["text"].help_text = who_will_see(self.access, "ce message")
        subjects = ForumSubject.objects.filter(case=self.case)
        self.fields["subject"].queryset = subjects
        if answered := self._answered(subjects):
            self.intro = f"Vous répondez dans le sujet « {answered} »."
            self.fields["subject"].widget = forms.HiddenInput()
            del self.fields["title"]
        elif not subjects.exists():
            del self.fields["subject"]

    def _answered(self, subjects):
        """The subject whose « Répondre » was pressed: the page that comes back from there has no title."""
        chosen = self.initial.get("subject") if not self.is_bound else self.data.get("subject")
        if self.is_bound and "title" in self.data:
            return None
        return subjects.filter(pk=chosen).first() if str(chosen).isdecimal() and len(str(chosen)) < 19 else None

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("subject") and "subject" not in self.errors and too_many_subjects(self.case):
            self.add_error("title" if "title" in self.fields else None, TOO_MANY_SUBJECTS)
        return cleaned


class CaucusForm(MessageForm):
    submit_label = "Envoyer"
    addressee = forms.ModelChoiceField(label="Avec", queryset=Party.objects.none(), widget=forms.RadioSelect)
    field_order = ["addressee", "text", "files"]

    def prepare(self):
        if self.access.party:
            self.fields["text"].help_text = who_will_see(self.access, "ce message", self.access.party)
            del self.fields["addressee"]
            return
        standing = [party.pk for party in self.case.standing_parties]
        self.fields["addressee"].queryset = Party.objects.filter(pk__in=standing)
        self.fields["addressee"].empty_label = None
        self.fields["addressee"].label_from_instance = with_its_readers(self.access, "ce message")


def with_its_readers(access, what):
    """The label of each party that may be written to alone: under its name, who will see what is written."""
    return lambda party: hinted(str(party), who_will_see(access, what, party))


class _ToOneParty(ActForm):
    """For the mediator: chooses one party at the table."""

    addressee = forms.ModelChoiceField(
        label="À qui", queryset=Party.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        chosen = [party.pk for party in self.case.standing_parties if self.may_get(party)]
        self.fields["addressee"].queryset = Party.objects.filter(pk__in=chosen)

    def may_get(self, party) -> bool:
        return True


class AskQuestionForm(_ToOneParty):
    intro = "Pour demander à tous, écrivez dans votre colonne du tableau ou sur le forum."
    submit_label = "Poser la question"
    row = forms.ModelChoiceField(
        label="Point concerné", queryset=OfferRow.objects.none(), required=False, empty_label="Tout le litige"
    )
    text = long_text("Votre question")

    def prepare(self):
        super().prepare()
        self.fields["addressee"].label_from_instance = with_its_readers(self.access, "cette question")
        self.fields["row"].queryset = OfferRow.objects.filter(case=self.case)


class AnswerQuestionForm(ActForm):
    submit_label = "Envoyer au médiateur seul"
    question = forms.ModelChoiceField(
        label="Question", queryset=Question.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    text = long_text("Votre réponse", max_length=8000)

    def prepare(self):
        waiting = questions_to_answer(self.case, self.access.party) if self.access.party else []
        if self.access.party:
            self.fields["text"].help_text = who_will_see(self.access, "cette réponse", self.access.party)
        self.fields["question"].queryset = Question.objects.filter(pk__in=[question.pk for question in waiting])
        if len(waiting) == 1:
            self.fields["question"].initial = waiting[0].pk


class LimitForm(ActForm):
    submit_label = "Confier au médiateur seul"
    row = forms.ModelChoiceField(label="Point concerné", queryset=OfferRow.objects.none(), empty_label=None)
    amount = EuroField(label="Jusqu’où iriez-vous ?")

    def prepare(self):
        meaning = (
            "Le montant au-dessous duquel vous n’accepteriez pas."
            if self.access.role == Role.CLAIMANT
            else "Le montant au-dessus duquel vous n’iriez pas."
        )
        readers = who_will_see(self.access, "ce montant", self.access.party) if self.access.party else ""
        self.fields["amount"].help_text = f"{meaning} {readers}".strip()
        agreed = Offer.objects.filter(row__case=self.case, agreed_at__isnull=False).values("row")
        self.fields["row"].queryset = OfferRow.objects.filter(case=self.case).exclude(pk__in=agreed)


class SendTableForm(_ToOneParty):
    intro = (
        "Un courrier reproduit le tableau tel qu’il est maintenant, avec un bulletin de réponse. Imprimez-le depuis "
        "l’onglet « Courriers » et postez-le dans les deux jours ouvrés. Les limites confiées n’y figurent pas."
    )
    submit_label = "Préparer le courrier"

    def may_get(self, party):
        return party.is_postal


class ShareCaucusForm(ActForm):
    intro = (
        "Le nouveau médiateur pourra lire ce que vous aviez dit au médiateur précédent seul : vos apartés, ses "
        "questions et vos réponses, et les montants que vous lui aviez confiés."
    )
    submit_label = "Montrer mes apartés"


class DraftForm(ActForm):
    """With `carry` in what it starts from, the points agreed since the last version are added to its text."""

    intro = "Une nouvelle version annule les approbations de la précédente."
    submit_label = "Soumettre aux parties"
    body = long_text("Ce que les parties conviennent", max_length=40000, rows=18)
    left_open = long_text("Points laissés ouverts", required=False, max_length=8000, rows=4)

    def prepare(self):
        draft = self.case.drafts.last()
        rows = list(self.case.offer_rows.prefetch_related("offers"))
        body = draft.body if draft else ""
        if not draft or self.initial.get("carry"):
            body = points.carried_into(body, rows)
        self.fields["body"].initial = body
        self.fields["left_open"].initial = draft.left_open if draft else points.left_open_text(rows)
