"""What must be true of the mediator's mission for an act, or a message, to be possible: (case, actor) → bool."""

from casework.enums import Outcome, Stage


def nobody_designated(case, actor):
    return case.designation is None


def mission_unconfirmed(case, actor):
    return case.designation is not None and case.designation.confirmed_on is None


def mission_may_end(case, actor):
    """A mediator who has not confirmed declines instead; the Centre may replace either."""
    return case.designation is not None and (actor.role != "mediator" or case.designation.confirmed_on is not None)


def mission_was_confirmed(case, actor):
    """Asked after the act: the parties hear of the end of a mission they were told of."""
    ended = max(case.designations.all(), key=lambda designation: designation.pk, default=None)
    return ended is not None and ended.confirmed_on is not None


def mediator_at_work(case, actor):
    return case.mediator is not None


def _was_mediated(case):
    """A mediator accepted this mission once, even if another one is awaited now."""
    return any(designation.confirmed_on for designation in case.designations.all())


def ended_without_agreement(case, actor):
    """Asked after the act: somebody left, and a mediator had begun to work."""
    return case.outcome == Outcome.WITHDRAWN and _was_mediated(case)


def no_mediator_yet(case, actor):
    """Nobody is designated, and no mediator worked on this file."""
    return nobody_designated(case, actor) and not _was_mediated(case)


def solution_was_waiting(case, actor):
    """The mission that ended had left a solution to answer, and those who stay have all answered."""
    return case.stage_left == Stage.SOLUTION_PROPOSED


def package_was_waiting(case, actor):
    """The mission that ended had left an offer of meetings, and those who stay have all answered."""
    return case.stage_left == Stage.CONTINUATION_OFFERED
