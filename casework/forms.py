"""What each act needs to be told: one small form per act, the same on the parties' pages and in the admin."""

from datetime import timedelta
from decimal import Decimal

from django import forms
from django.utils import timezone

from casework.act_form import ActForm, long_text, tomorrow
from casework.complaints import complaint_clocks, complaints_of
from casework.conflict_check import ANSWERS, LINK, matches, people_to_look_for
from casework.designation import rank
from casework.enums import Act, ContactMeans, Execution, Ground, Order, RefusalReason, Role
from casework.expert_forms import (
    ConsentExpertForm,
    DeclineExpertForm,
    DeliverReportForm,
    EndExpertForm,
    OrderExpertForm,
    RequestExpertForm,
    ShowExhibitsForm,
)  # fmt: skip
from casework.identity_forms import CorrectPartyForm, DisputeIdentityForm, KeepPartyForm
from casework.mail_forms import BounceForm, ContactDetailsForm, PassOnForm, PostingForm, ReturnForm, SendAgainForm
from casework.meeting_forms import (
    AnswerSlotsForm,
    AttendanceForm,
    CancelMeetingForm,
    ConfirmMeetingForm,
    MoveMeetingForm,
    ProposeMeetingForm,
)  # fmt: skip
from casework.models import EndReason, Mediator, Party
from casework.procedure.acts.agreement import check_signature_code
from casework.procedure.engine import perform
from casework.procedure.guards import current_draft
from casework.procedure.post_guards import reached_by_post, without_convention
from casework.respondent_forms import (
    AddRespondentForm,
    AdmitRespondentForm,
    InviteSeveralForm,
    RefuseRespondentForm,
    TailoredForm,
)  # fmt: skip
from casework.talks_forms import (
    AnswerOfferForm,
    AnswerQuestionForm,
    AskQuestionForm,
    CaucusForm,
    DraftForm,
    ForumForm,
    LimitForm,
    OfferForm,
    SendTableForm,
    ShareCaucusForm,
)  # fmt: skip
from casework.third_forms import ChooseNoticesForm, InviteThirdForm, LeaveForm, RemoveThirdForm
from portal.days import day_in_words
from portal.fields import DayField
from portal.forms import hinted
from portal.uploads import CheckedFileField, describe


class ResponseForm(ActForm):
    """Bound to the answer that was read: of two colleagues answering at once, one wins and the other is told."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def prepare(self):
        self.fields["seen"].initial = self.access.party.response if self.access.party else ""


class AcceptForm(ResponseForm):
    intro = "En acceptant, vous entrez en médiation. Vous pourrez vous retirer à tout moment."
    submit_label = "Accepter la médiation"
    agrees = forms.BooleanField(label="J’ai pris connaissance du tarif et j’accepte la médiation")


class DeclineForm(ResponseForm):
    intro = "Vous êtes libre de refuser. Le consommateur en est informé et peut demander une attestation."
    submit_label = "Refuser la médiation"
    danger = True
    reasons = forms.MultipleChoiceField(
        label="Pourquoi refusez-vous ?", choices=RefusalReason, widget=forms.CheckboxSelectMultiple
    )
    text = long_text(
        "Vos explications pour le Centre", required=False,
        help_text="Elles restent au Centre de médiation. Le consommateur ne les lit pas.",
    )  # fmt: skip
    communicable_reason = long_text(
        "Ce que le Centre peut transmettre au consommateur", required=False, max_length=1500, rows=4,
        help_text="Ce texte figurera tel quel dans l’attestation. Laissez vide pour ne rien transmettre.",
    )  # fmt: skip


class ContactForm(ActForm):
    submit_label = "Enregistrer le contact"
    on = DayField(label="Date du contact", max_value=timezone.localdate)
    means = forms.ChoiceField(label="Moyen", choices=ContactMeans, widget=forms.RadioSelect)
    text = long_text(
        "Ce qui s’est dit sur l’intérêt de la médiation", max_length=2000,
        help_text="Si l’intervention n’aboutit pas, le consommateur lira ce texte tel quel.",
    )  # fmt: skip


class AppointForm(ActForm):
    submit_label = "Désigner ce médiateur"
    mediator = forms.ModelChoiceField(label="Médiateur", queryset=Mediator.objects.none(), empty_label=None)
    reason = long_text(
        "Pourquoi ce choix ?", required=False, rows=3, max_length=1000,
        help_text="À remplir si vous ne désignez pas le premier du classement.",
    )  # fmt: skip

    def prepare(self):
        self.candidates = rank(self.case)
        field = self.fields["mediator"]
        field.queryset = Mediator.objects.filter(pk__in=[c.mediator.pk for c in self.candidates])
        field.choices = [
            (c.mediator.pk, hinted(f"{place}. {c.mediator}", " ; ".join([*_marked(c.absences), *c.reasons])))
            for place, c in enumerate(self.candidates, start=1)
        ]
        field.widget = forms.RadioSelect(choices=field.choices)
        if self.candidates:
            field.initial = self.candidates[0].mediator.pk

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("mediator")
        if chosen and self.candidates and chosen != self.candidates[0].mediator and not cleaned.get("reason"):
            self.add_error("reason", "Pourquoi ce choix : dites pourquoi vous ne suivez pas le classement.")
        return cleaned


def _marked(absences):
    """First of what is said of a mediator, with a sign that does not rest on colour."""
    return [f"⚠ {said}" for said in absences[:1]] + absences[1:]


class MissionEndForm(ActForm):
    submit_label = "Mettre fin à la mission"
    danger = True
    end_reason = forms.ChoiceField(label="Raison", choices=EndReason, widget=forms.RadioSelect)
    text = long_text("Précisions pour le Centre", required=False, max_length=1000, rows=3)

    def prepare(self):
        allowed = [EndReason.STEPPED_DOWN] if self.access.mediator else [EndReason.RECUSAL, EndReason.REPLACED]
        self.fields["end_reason"].choices = [(reason.value, reason.label) for reason in allowed]


class DeclineMissionForm(ActForm):
    intro = "Le Centre désignera un autre médiateur. Les parties ne sont pas informées de votre raison."
    submit_label = "Décliner la mission"
    end_reason = forms.ChoiceField(
        label="Pourquoi déclinez-vous ?", widget=forms.RadioSelect,
        choices=[
            (EndReason.CONFLICT, hinted("Conflit d’intérêts", "Inscrit au registre des conflits, tenu par le Centre.")),
            (EndReason.DECLINED, "Une autre raison : absence, charge de travail…"),
        ],
    )  # fmt: skip
    text = long_text(
        "Votre raison, pour le Centre", required=False, max_length=1000, rows=3,
        help_text="Quelques mots suffisent. Ne révélez rien qui soit couvert par un secret professionnel.",
    )  # fmt: skip


class ConfirmMissionForm(ActForm):
    intro = (
        "En acceptant la mission, vous déclarez être indépendant et impartial à l’égard de chaque partie, "
        "et n’avoir aucun conflit d’intérêts dans ce dossier."
    )
    submit_label = "Accepter la mission"
    independent = forms.BooleanField(label="Je déclare être indépendant de chacune des parties")

    def prepare(self):
        """One question per match, before the declaration."""
        designation = self.case.designation
        self.matches = matches(designation.mediator, self.case) if designation else []
        self.people = people_to_look_for(self.case)
        asked = {
            f"match_{match.key}": forms.ChoiceField(label=match.found, choices=ANSWERS, widget=forms.RadioSelect)
            for match in self.matches
        }
        for name, field in asked.items():
            field.error_label = "Rapprochement"
            self.fields[name] = field
        self.order_fields([*asked, "independent"])

    def clean(self):
        cleaned = super().clean()
        for match in self.matches:
            if cleaned.get(f"match_{match.key}") == LINK:
                self.add_error(f"match_{match.key}", "Rapprochement : un lien empêche d’accepter. Déclinez la mission.")
        return cleaned

    def act_data(self):
        answers = {match.key: self.cleaned_data[f"match_{match.key}"] for match in self.matches}
        return {"independent": self.cleaned_data["independent"], "answers": answers}


class AdmissibleForm(InviteSeveralForm):
    intro = "Les parties reçoivent la notification de la saisine. Le délai de 90 jours commence ce jour."
    submit_label = "Déclarer la demande recevable"
    invites_in = Order.ADMISSIBILITY_FIRST

    def prepare(self):
        super().prepare()
        if several := complaints_of(self.case):
            self.fields["complaint_on"] = forms.ChoiceField(
                label="Quelle réclamation porte sur ce litige ?", choices=complaint_clocks(several),
                widget=forms.RadioSelect,
                help_text=f"La demande a été déposée le {day_in_words(self.case.filed_on)}.",
            )  # fmt: skip
            self.fields["complaint_reason"] = long_text("Pourquoi celle-là ?", max_length=1000, rows=3)


class InadmissibleForm(ActForm):
    submit_label = "Déclarer la demande irrecevable"
    danger = True
    ground = forms.ChoiceField(label="Motif", choices=Ground, widget=forms.RadioSelect)
    facts = long_text("Les faits qui fondent ce motif", help_text="Des faits et des dates, sans appréciation.")
    remedy = long_text("Ce que le consommateur peut encore faire", rows=4)
    second_reader = forms.ModelChoiceField(
        label="Second lecteur", queryset=Mediator.objects.none(), required=False, empty_label="Aucun",
        help_text="Obligatoire pour une demande manifestement infondée ou abusive.",
    )  # fmt: skip

    write_to_professional = forms.BooleanField(
        label="Rappeler au professionnel qu’il doit indiquer un médiateur (article L616-1)", required=False,
        initial=True,
        help_text="Pour un litige hors de notre compétence : une lettre à part, qui ne dit rien du litige.",
    )  # fmt: skip

    def prepare(self):
        if not without_convention(self.case, timezone.localdate()):
            del self.fields["write_to_professional"]
        others = Mediator.objects.listed().exclude(pk=self.access.mediator.pk if self.access.mediator else None)
        self.fields["second_reader"].queryset = others

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ground") == Ground.UNFOUNDED_OR_ABUSIVE and not cleaned.get("second_reader"):
            self.add_error("second_reader", "Second lecteur : indiquez qui a confirmé ce motif.")
        return cleaned


class ExhibitForm(ActForm):
    intro = "Cette pièce sera visible des autres parties, du médiateur et du Centre."
    submit_label = "Ajouter la pièce"
    title = forms.CharField(label="Intitulé de la pièce", max_length=200)
    file = CheckedFileField(label="Fichier")

    def act_data(self):
        data = super().act_data()
        return {**data, "about": describe(data["file"])}


class ExtendForm(ActForm):
    intro = "Les parties sont informées le jour même de la nouvelle date et de sa raison."
    submit_label = "Prolonger"
    reason = long_text("Pourquoi ce litige demande plus de temps", max_length=1000, rows=4)
    until = DayField(label="Nouvelle date", min_value=tomorrow)


class SolutionForm(ActForm):
    intro = "Les parties reçoivent cette solution avec les rappels obligatoires, et répondent chacune de leur côté."
    submit_label = "Proposer cette solution"
    text = long_text("Solution proposée", max_length=12000, rows=10)
    reasons = long_text("Raisons, en droit et en équité", max_length=12000, rows=8)
    answer_by = DayField(label="Réponse attendue au plus tard le", min_value=tomorrow)

    def prepare(self):
        self.fields["answer_by"].initial = timezone.localdate() + timedelta(days=15)


class AcceptSolutionForm(ActForm):
    intro = "Votre réponse reste secrète jusqu’à ce que chacun ait répondu ou que la date soit passée."
    submit_label = "Accepter la solution"


class DeclineSolutionForm(AcceptSolutionForm):
    submit_label = "Refuser la solution"
    danger = True


class OpinionForm(ActForm):
    """Bound to the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    intro = "Votre approbation vaut pour cette version seulement."
    submit_label = "Approuver cette version"

    def prepare(self):
        draft = current_draft(self.case)
        self.fields["version"].initial = draft.version if draft else None


class CommentForm(OpinionForm):
    intro = "Le médiateur lit votre demande et prépare, s’il y a lieu, une nouvelle version pour tous."
    submit_label = "Envoyer ma demande de modification"
    comment = long_text("Ce que vous souhaitez modifier", max_length=8000)


class CodeForm(ActForm):
    intro = "Nous envoyons un code à votre adresse e-mail. Il confirme que c’est bien vous qui signez."
    submit_label = "Recevoir le code"


class SignForm(ActForm):
    intro = "Votre signature vous engage dès que chacun a signé. Ensuite, il n’est plus possible de se retirer."
    submit_label = "Signer le protocole"
    signer_name = forms.CharField(label="Nom et prénom du signataire", max_length=200)
    code = forms.CharField(
        label="Code reçu par courriel", max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip

    def prepare(self):
        party, signer = self.access.party, self.access.third or self.access.mediator
        self.fields["signer_name"].initial = str(signer or (party.person_name if party else ""))

    def clean_code(self):
        problem = check_signature_code(self.case, self.access.user, self.cleaned_data["code"])
        if problem:
            raise forms.ValidationError(problem)
        return self.cleaned_data["code"]


class ReasonForm(ActForm):
    danger = True
    reason = long_text("Raison", max_length=2000, rows=4)


class UnworkableForm(ReasonForm):
    intro = "À réserver aux cas où la médiation ne peut pas se poursuivre : juge saisi, menaces, impossibilité."
    submit_label = "Clore le dossier"


class CancelForm(ReasonForm):
    intro = "À réserver aux doublons et aux erreurs. Les parties informées du dossier en sont averties."
    submit_label = "Annuler le dossier"


class WithdrawForm(ActForm):
    danger = True
    submit_label = "Me retirer de la médiation"
    reason = long_text("Raison", max_length=2000, rows=4, required=False, help_text="Vous n’avez pas à vous justifier.")

    def prepare(self):
        alone = self.access.role == Role.CLAIMANT or len(self.case.respondents) == 1
        self.intro = (
            "Votre retrait met fin à la médiation pour tous."
            if alone
            else "La médiation continue entre les autres parties."
        )


class StoryForm(ActForm):
    intro = (
        "La lettre dit, avec les mots de la page « L’histoire du dossier », où il en est, ce qui s’est passé et ce "
        "qui peut venir ensuite. Elle attend ensuite dans « Courriers »."
    )
    submit_label = "Préparer cette lettre"
    addressee = forms.ModelChoiceField(
        label="Qui l’a demandée ?", queryset=Party.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        reached = [party.pk for party in reached_by_post(self.case)]
        self.fields["addressee"].queryset = Party.objects.filter(pk__in=reached)


class CloseForm(ActForm):
    danger = True
    intro = "Le dossier est clos et un constat d’échec, sans un mot des échanges, est remis aux parties."
    submit_label = "Clore sans accord"


class MissingItemsForm(ActForm):
    intro = "Le consommateur reçoit cette liste. Ne demandez que ce qui est nécessaire pour examiner sa demande."
    submit_label = "Envoyer la liste"
    items = long_text("Ce qui manque, et pourquoi", max_length=4000, help_text="Un élément par ligne, en mots simples.")


class SupplyForm(ActForm):
    intro = "Vous pouvez ajouter d’autres fichiers sur la page des pièces."
    submit_label = "Envoyer ma réponse"
    text = long_text("Votre réponse", required=False)
    title = forms.CharField(label="Intitulé du fichier", max_length=200, required=False)
    file = CheckedFileField(label="Fichier", required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("text") and not cleaned.get("file"):
            self.add_error("text", "Votre réponse : écrivez quelques mots ou joignez un fichier.")
        return cleaned

    def act_data(self):
        data = super().act_data()
        return {**data, "about": describe(data["file"])} if data.get("file") else data


class LateYesForm(ActForm):
    intro = "Le professionnel a accepté après le délai. La médiation n’a lieu que si vous la souhaitez toujours."
    submit_label = "Oui, je souhaite la médiation"


class DropForm(ActForm):
    intro = "La médiation continue sans ceux qui ont refusé ou n’ont pas répondu."
    submit_label = "Continuer avec ceux qui ont accepté"


class DisclosureForm(ActForm):
    intro = (
        "Les parties en sont informées aussitôt et peuvent s’opposer à votre mission. Le travail est suspendu ; "
        "les délais continuent de courir."
    )
    submit_label = "Informer les parties"
    text = long_text("La circonstance à révéler", max_length=2000, help_text="Les parties lisent ce texte tel quel.")


class ObjectionForm(ActForm):
    intro = "Une seule opposition suffit : le Centre désigne un autre médiateur. Vous n’avez pas de raison à donner."
    submit_label = "M’opposer à ce médiateur"
    danger = True


class WaiverForm(ActForm):
    intro = "Vous avez lu ce que le médiateur a révélé et vous acceptez qu’il poursuive sa mission."
    submit_label = "Continuer avec ce médiateur"


class SettlementForm(ActForm):
    intro = "Le dossier est clos quand chacun a confirmé. Jusque-là, la médiation continue."
    submit_label = "Confirmer notre arrangement"


class TailoredAnswerForm(ActForm):
    submit_label = "Accepter les rencontres"

    def prepare(self):
        self.intro = "Les rencontres n’ont lieu que si tous les acceptent. Sinon, la médiation reprend comme avant."


class TailoredRefusalForm(TailoredAnswerForm):
    submit_label = "Ne pas accepter"


class HoursForm(ActForm):
    submit_label = "Noter ce temps"
    on = DayField(label="Date", max_value=timezone.localdate)
    hours = forms.DecimalField(
        label="Durée en heures", min_value=Decimal("0.1"), max_value=Decimal(12), max_digits=3, decimal_places=1,
        localize=True, help_text="Par exemple : 1,5 pour une heure et demie.",
    )  # fmt: skip
    about = forms.CharField(label="Objet", max_length=200)


class ExecutionForm(ActForm):
    intro = "Votre réponse sert seulement à savoir si les accords sont exécutés. Elle n’a pas d’effet sur l’accord."
    submit_label = "Envoyer ma réponse"
    execution = forms.ChoiceField(label="L’accord est-il exécuté ?", choices=Execution, widget=forms.RadioSelect)


class CertificateForm(ActForm):
    intro = "L’attestation est gratuite. Elle est envoyée à toutes les parties, et le dossier est clos."
    submit_label = "Recevoir l’attestation"


class IntercessionForm(ActForm):
    intro = "Le Centre explique au professionnel l’intérêt d’une médiation, puis vous informe du résultat."
    submit_label = "Demander au Centre d’intervenir"


class IntercessionFailureForm(ActForm):
    intro = "Le consommateur est informé et peut demander son attestation."


class ValidateForm(InviteSeveralForm):
    intro = "Les professionnels reçoivent leur invitation. Leur délai de réponse commence ce jour."
    submit_label = "Valider le dossier"
    invites_in = Order.SOURCE


class AgreementForm(ActForm):
    intro = "Vous constatez que les parties sont d’accord. Vous préparez ensuite le protocole d’accord."
    submit_label = "Constater l’accord"


class AbandonForm(ActForm):
    intro = "Le projet est mis de côté et la médiation reprend."
    submit_label = "Reprendre la médiation"


class ConfirmFilingForm(ActForm):
    intro = "Votre demande reçue par courrier est enregistrée telle que vous la lisez dans votre espace."
    submit_label = "Confirmer ma demande"


FORMS = {
    Act.CONFIRM_FILING: ConfirmFilingForm,
    Act.DISPUTE_IDENTITY: DisputeIdentityForm,
    Act.CORRECT_PARTY: CorrectPartyForm,
    Act.KEEP_PARTY: KeepPartyForm,
    Act.REQUEST_MISSING_ITEMS: MissingItemsForm,
    Act.SUPPLY_MISSING_ITEMS: SupplyForm,
    Act.DROP_RESPONDENT: DropForm,
    Act.GO_ON_AFTER_LATE_YES: LateYesForm,
    Act.DISCLOSE_CONFLICT: DisclosureForm,
    Act.OBJECT_TO_MEDIATOR: ObjectionForm,
    Act.WAIVE_OBJECTION: WaiverForm,
    Act.POST_TO_CAUCUS: CaucusForm,
    Act.ASK_QUESTION: AskQuestionForm,
    Act.ANSWER_QUESTION: AnswerQuestionForm,
    Act.SET_LIMIT: LimitForm,
    Act.SEND_TABLE: SendTableForm,
    Act.SHARE_CAUCUS: ShareCaucusForm,
    Act.SETTLE_DIRECTLY: SettlementForm,
    Act.OFFER_TAILORED: TailoredForm,
    Act.ACCEPT_TAILORED: TailoredAnswerForm,
    Act.DECLINE_TAILORED: TailoredRefusalForm,
    Act.RECORD_HOURS: HoursForm,
    Act.PROPOSE_MEETING: ProposeMeetingForm,
    Act.ANSWER_SLOTS: AnswerSlotsForm,
    Act.CONFIRM_MEETING: ConfirmMeetingForm,
    Act.MOVE_MEETING: MoveMeetingForm,
    Act.CANCEL_MEETING: CancelMeetingForm,
    Act.RECORD_ATTENDANCE: AttendanceForm,
    Act.ADD_RESPONDENT: AddRespondentForm,
    Act.ADMIT_RESPONDENT: AdmitRespondentForm,
    Act.REFUSE_RESPONDENT: RefuseRespondentForm,
    Act.CONFIRM_EXECUTION: ExecutionForm,
    Act.VALIDATE_FILE: ValidateForm,
    Act.ACCEPT_MEDIATION: AcceptForm,
    Act.DECLINE_MEDIATION: DeclineForm,
    Act.REQUEST_INTERCESSION: IntercessionForm,
    Act.RECORD_CONTACT: ContactForm,
    Act.RECORD_INTERCESSION_FAILURE: IntercessionFailureForm,
    Act.REQUEST_FILING_CERTIFICATE: CertificateForm,
    Act.APPOINT_MEDIATOR: AppointForm,
    Act.CONFIRM_MISSION: ConfirmMissionForm,
    Act.DECLINE_MISSION: DeclineMissionForm,
    Act.END_MISSION: MissionEndForm,
    Act.DECLARE_ADMISSIBLE: AdmissibleForm,
    Act.DECLARE_INADMISSIBLE: InadmissibleForm,
    Act.POST_OFFER: OfferForm,
    Act.ANSWER_OFFER: AnswerOfferForm,
    Act.POST_TO_FORUM: ForumForm,
    Act.ADD_EXHIBIT: ExhibitForm,
    Act.EXTEND_MEDIATION: ExtendForm,
    Act.PROPOSE_SOLUTION: SolutionForm,
    Act.ACCEPT_SOLUTION: AcceptSolutionForm,
    Act.DECLINE_SOLUTION: DeclineSolutionForm,
    Act.RECORD_AGREEMENT: AgreementForm,
    Act.CIRCULATE_DRAFT: DraftForm,
    Act.APPROVE_DRAFT: OpinionForm,
    Act.COMMENT_DRAFT: CommentForm,
    Act.REQUEST_SIGNATURE_CODE: CodeForm,
    Act.SIGN_AGREEMENT: SignForm,
    Act.ABANDON_DRAFT: AbandonForm,
    Act.CLOSE_WITHOUT_AGREEMENT: CloseForm,
    Act.CLOSE_UNWORKABLE: UnworkableForm,
    Act.WITHDRAW: WithdrawForm,
    Act.CANCEL_FILE: CancelForm,
    Act.INVITE_THIRD_PARTY: InviteThirdForm,
    Act.REMOVE_THIRD_PARTY: RemoveThirdForm,
    Act.CHOOSE_NOTICES: ChooseNoticesForm,
    Act.LEAVE_CASE: LeaveForm,
    Act.REQUEST_EXPERT: RequestExpertForm,
    Act.CONSENT_EXPERT: ConsentExpertForm,
    Act.DECLINE_EXPERT: DeclineExpertForm,
    Act.ORDER_EXPERT: OrderExpertForm,
    Act.SHOW_EXHIBITS: ShowExhibitsForm,
    Act.DELIVER_REPORT: DeliverReportForm,
    Act.END_EXPERT: EndExpertForm,
    Act.PASS_ON_LETTER: PassOnForm,
    Act.SEND_STORY: StoryForm,
    Act.RECORD_POSTING: PostingForm,
    Act.RECORD_RETURN: ReturnForm,
    Act.SEND_AGAIN: SendAgainForm,
    Act.CORRECT_CONTACT: ContactDetailsForm,
    Act.RECORD_BOUNCE: BounceForm,
}


def form_for(act) -> type[ActForm]:
    """The form of an act that a person performs. Raises KeyError for the clock's acts and the filing."""
    return FORMS[act]


def perform_from_form(access, act, form):
    """Perform the act that a valid form describes; the engine's errors pass through."""
    return perform(access.case, act, access.actor, token=form.cleaned_data["token"], **form.act_data())
