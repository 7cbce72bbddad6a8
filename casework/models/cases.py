"""The file: one dispute between one consumer and one or several professionals."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework.enums import Order, Outcome, ResponseState, Role, Stage, Track


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The cases this account may open, whatever the door (procedure, section 1). Editors: none."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_centre:
            return self
        own = Q(parties__user=user, parties__hidden=False) | Q(third_parties__user=user, third_parties__ended_at=None)
        own |= Q(expertises__user=user, expertises__ended_at=None)
        if user.is_mediator:
            own |= Q(designations__mediator__user=user, designations__ended_on=None)
        return self.filter(pk__in=self.model.objects.filter(own).values("pk"))

    def open(self):
        return self.exclude(stage=Stage.CLOSED)

    def of_mediator(self, user):
        return self.filter(designations__mediator__user=user, designations__ended_on=None).distinct()


class ReferenceCounter(models.Model):
    """The last number given in a year; its row is locked while a number is taken, so none is given twice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    @classmethod
    def next_reference(cls, year: int) -> str:
        cls.objects.get_or_create(year=year)
        counter = cls.objects.select_for_update().get(year=year)
        counter.last += 1
        counter.save()
        return f"{year}-{counter.last:06d}"


class Case(models.Model):
    """Only acts change it (casework/procedure): nothing else assigns `stage`."""

    reference = models.CharField("référence", max_length=20, unique=True)
    filing_token = models.UUIDField(unique=True, help_text="One per filing: a double click is one case.")
    stage = models.CharField("étape", max_length=24, choices=Stage)
    outcome = models.CharField("issue", max_length=16, choices=Outcome, blank=True)
    track = models.CharField("voie", max_length=16, choices=Track)
    order = models.CharField("ordre", max_length=24, choices=Order, default=Order.SOURCE)

    federation = models.ForeignKey("sectors.Federation", models.PROTECT, related_name="+", verbose_name="fédération")
    convention = models.ForeignKey("sectors.Convention", models.PROTECT, null=True, blank=True, related_name="+")
    form_version = models.ForeignKey("sectors.FormVersion", models.PROTECT, related_name="+")
    facets = models.JSONField(default=dict, help_text="Axis key → option key.")
    facet_labels = models.JSONField(default=list, help_text="[{axis, option}] in words, as filed.")
    answers = models.JSONField(default=list, help_text="[{step, key, question, answer}] frozen at filing.")
    raw_answers = models.JSONField(default=dict)
    screening = models.JSONField(default=dict)
    summary = models.TextField("résumé du litige", blank=True)

    prior_complaint_on = models.DateField("réclamation écrite du", null=True, blank=True)
    filed_on = models.DateField("déposé le", help_text="By post: the postmark, which is the date that counts.")
    received_on = models.DateField("courrier reçu le", null=True, blank=True, help_text="Empty when filed online.")
    complete_on = models.DateField("complet le", null=True, blank=True)
    notified_on = models.DateField("parties notifiées le", null=True, blank=True)
    closed_on = models.DateField("clos le", null=True, blank=True)
    stage_left = models.CharField(max_length=24, choices=Stage, blank=True, help_text="Where a new mediator resumes.")
    ground = models.CharField("motif d’irrecevabilité", max_length=24, blank=True)
    missing_items = models.TextField("éléments manquants", blank=True, help_text="Empty once they were supplied.")
    frozen_on = models.DateField(
        "suspendu le", null=True, blank=True, help_text="A conflict was disclosed: work waits, the ninety days run."
    )
    closing_reason = models.TextField("raison de la clôture", blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["-filed_on", "-pk"]
        indexes = [models.Index(fields=["stage", "filed_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(stage=Stage.CLOSED) & Q(outcome="", closed_on=None),
                name="case_closed_with_outcome",
                violation_error_message="Un dossier clos a une issue et une date de clôture.",
            )
        ]

    def __str__(self):
        return self.reference

    @property
    def claimant(self):
        return next(party for party in self.party_list if party.role == Role.CLAIMANT)

    @property
    def respondents(self):
        return [party for party in self.party_list if party.role == Role.RESPONDENT]

    @property
    def present_respondents(self):
        """The professionals without whom the case does not go on: not withdrawn, not dropped."""
        return [party for party in self.respondents if not party.is_out]

    @property
    def party_list(self):
        """Every party, the claimant first; uses a prefetch where there is one."""
        return sorted(self.parties.all(), key=lambda party: (party.role != Role.CLAIMANT, party.pk))

    @property
    def standing_parties(self):
        """The parties still at the table: not withdrawn, and not those who declined."""
        return [party for party in self.party_list if party.is_standing]

    @property
    def some_accepted(self):
        """Of the professionals still there, some have accepted and some have not (case C23)."""
        answers = self._answers()
        return ResponseState.ACCEPTED in answers and set(answers) != {ResponseState.ACCEPTED}

    @property
    def may_ask_intercession(self):
        """Once for each professional that refused or kept silent (process 2.1.1)."""
        left = [party for party in self.respondents if not party.is_standing and not party.dropped_on]
        return any(not party.intercession_asked_on for party in left)

    @property
    def late_yes_waits(self):
        """All have accepted by now, one too late: the consumer has still to say whether she agrees (case C22)."""
        undecided = self.stage == Stage.DECLINED or self.outcome == Outcome.DECLINED
        return undecided and set(self._answers()) == {ResponseState.ACCEPTED}

    @property
    def answers_are_closed(self):
        """Whether a solution waits for answers: until all have come, nobody learns who accepted (procedure, section 4).

        It still waits while the case is between two mediators.
        """
        stage = self.stage_left if self.stage == Stage.APPOINTMENT else self.stage
        return stage == Stage.SOLUTION_PROPOSED

    def _answers(self):
        return [party.response for party in self.present_respondents]

    @property
    def designation(self):
        """The current designation, confirmed or not, or None."""
        return next((d for d in self.designations.all() if d.ended_on is None), None)

    @property
    def mediator(self):
        """The mediator whose mission is confirmed and current, or None."""
        current = self.designation
        return current.mediator if current and current.confirmed_on else None

    @property
    def is_closed(self):
        return self.stage == Stage.CLOSED

    @property
    def title(self):
        """« Consommateur c. Professionnel », for those who may see the file."""
        return f"{self.claimant} – {', '.join(str(party) for party in self.respondents)}"

    def open_deadline(self, term, party=None):
        """The running clock of this kind (for this party), or None."""
        rows = [
            d
            for d in self.deadlines.all()
            if d.is_open and d.term == term and (party is None or d.party_id == party.pk)
        ]
        return rows[0] if rows else None


class Note(models.Model):
    """A private note: its author's alone, or the Centre's too when it is shared; never shown to a party."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField("note", max_length=4000)
    shared = models.BooleanField("partager avec le Centre", default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"{self.case} – {self.at:%d/%m/%Y}"
