"""Running clocks: rows with a due date, never a count of days."""

from django.db import models
from django.db.models import Q

from casework.deadlines import CENTRE, DAYS, MEDIATOR, MONTHS, PARTY, TERMS, WORKING_DAYS, YEARS, Rule, with_length
from casework.enums import DeadlineState, Term


class TermSetting(models.Model):
    """A length set by the Centre from a given date; cases opened before keep theirs."""

    UNITS = [(DAYS, "jours"), (WORKING_DAYS, "jours ouvrés"), (MONTHS, "mois"), (YEARS, "années")]

    term = models.CharField("délai", max_length=16, choices=Term)
    valid_from = models.DateField("en vigueur à partir du")
    length = models.PositiveSmallIntegerField("durée")
    unit = models.CharField("unité", max_length=16, choices=UNITS, default=DAYS)
    reminders = models.CharField(
        "rappels", max_length=60, blank=True, help_text="Jours restants, séparés par des virgules, par exemple : 5, 2."
    )

    class Meta:
        verbose_name = "durée d’un délai"
        verbose_name_plural = "durées des délais"
        ordering = ["term", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["term", "valid_from"], name="term_setting_once")]

    def __str__(self):
        return f"{self.get_term_display()} : {self.length} {self.get_unit_display()}"

    @property
    def reminder_days(self):
        return tuple(int(part) for part in self.reminders.replace(" ", "").split(",") if part.isdigit())


def rule_for(term: str, opened_on) -> Rule:
    """The rule of this clock for a case opened on that day (a case keeps the rules it was opened under)."""
    return rules_for({term}, opened_on)[term]


def rules_for(terms, opened_on) -> dict[str, Rule]:
    """The rule of each of these clocks, in one query at most."""
    settings = {}
    if terms:
        for setting in TermSetting.objects.filter(term__in=terms, valid_from__lte=opened_on):
            settings.setdefault(setting.term, setting)  # the latest comes first
    return {term: _rule(TERMS[term], settings.get(term)) for term in terms}


def _rule(default, setting) -> Rule:
    return with_length(default, setting.length, setting.unit, setting.reminder_days) if setting else default


class Deadline(models.Model):
    """One clock of one case, for one party where it binds one."""

    BINDS = [(PARTY, "une partie"), (MEDIATOR, "le médiateur"), (CENTRE, "le Centre")]

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="deadlines")
    term = models.CharField("délai", max_length=16, choices=Term)
    party = models.ForeignKey("casework.Party", models.CASCADE, null=True, blank=True, related_name="deadlines")
    binds = models.CharField(max_length=8, choices=BINDS)
    starts_on = models.DateField("commence le")
    due_on = models.DateField("échéance", db_index=True)
    first_due_on = models.DateField("échéance d’origine")
    state = models.CharField(max_length=12, choices=DeadlineState, default=DeadlineState.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    reminder_days = models.JSONField(default=list)
    reminded = models.JSONField(default=list, help_text="Days left already reminded or skipped.")
    expired_on = models.DateField(null=True, blank=True, help_text="When the clock acted on its passing.")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "term", "party"],
                condition=Q(state=DeadlineState.OPEN, party__isnull=False),
                name="deadline_one_open_per_party",
            ),
            models.UniqueConstraint(
                fields=["case", "term"],
                condition=Q(state=DeadlineState.OPEN, party__isnull=True),
                name="deadline_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.get_term_display()} – {self.due_on:%d/%m/%Y}"

    @property
    def is_open(self):
        return self.state == DeadlineState.OPEN

    def skipped_reminders(self, today) -> list[int]:
        """The reminders whose day has come or gone when the last day is set: the message itself has just said it."""
        return [days for days in self.reminder_days if days >= self.days_left(today)]

    def days_left(self, today):
        """Whole days until the last day; negative once it has passed."""
        return (self.due_on - today).days
