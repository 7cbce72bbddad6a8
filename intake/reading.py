"""What a draft's form shows today: read many times while a page is made, worked out once."""

from sectors.evaluation import evaluate


def evaluation_of(draft, today):
    """The `Evaluation` of this draft's answers by its form; None before its form is known.

    Kept on the draft in memory for as long as its form, choices and answers stay the same.
    """
    version = draft.form_version
    if version is None:
        return None
    facets, answers = draft.facets, dict(draft.answers)
    read = (version.sha256, today, facets, answers)
    if getattr(draft, "read_form", (None, None))[0] != read:
        draft.read_form = read, evaluate(version.data, facets, answers, today)
    return draft.read_form[1]
