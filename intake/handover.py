"""From a finished draft to a case: the one door to casework (`casework.procedure.filing`)."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from casework.procedure.filing import (
    ClaimantData,
    ExhibitData,
    Filing,
    ReliefLine,
    RepresentativeData,
    RespondentData,
    file_online,
)
from intake import professionals, screening, uploads
from intake.ends import PREFIX, ends_now
from intake.forms.representation import MANDATE, RepresentativeForm
from intake.forms.screening import ConsumerForm, ElsewhereForm
from intake.models import Draft
from intake.recap import chosen_words, document_label, identity_step, kept_aside, sent_files
from intake.steps import REPRESENTATIVE, asked_documents, asks_for_somebody
from portal.days import day_in_words
from sectors.destinations import destination_of
from sectors.evaluation import evaluate
from sectors.models import Convention, FormPath
from sectors.readable import readable_answers, readable_facets
from sectors.replay import choices_of

RESPONSE = "response"
REASONS = {
    screening.NOT_YET: "Pas de réclamation écrite",
    screening.TOO_LATE: "Réclamation de plus d’un an",
    screening.NOT_CONSUMER: "Demande qui n’est pas faite à titre personnel",
    screening.IN_COURT: "Litige confié à un juge ou à un arbitre",
    screening.OTHER_MEDIATOR: "Autre médiateur saisi",
}


def hand_over(draft, user, at=None):
    """File the case of this draft once, whatever the clicks, then empty the draft. Return it with its receipt.

    To be called inside a transaction, after everything was judged again. The draft's id is the filing's token.
    """
    draft = Draft.objects.select_for_update(of=("self",)).select_related("form_version").get(pk=draft.pk)
    if draft.is_filed:
        return draft
    at = at or timezone.now()
    today = timezone.localdate(at)
    case = file_online(filing_of(draft, user, today), user, at)
    _keep_the_way(draft, today)
    draft.receipt = _receipt(case, draft, today)
    for row in {*draft.files.all()} - {*sent_files(draft, today)}:
        uploads.remove(row)
    draft.files.all().delete()  # the rows only: the files themselves are the case's exhibits now
    draft.data, draft.answers, draft.typed, draft.relief, draft.letter = {}, {}, {}, [], {}
    draft.screening, draft.remind_on, draft.remind_email = {}, None, ""
    draft.filed_at = draft.saved_at = timezone.now()
    draft.save()
    return draft


def _keep_the_way(draft, today):
    """Choices only, without a person: what a later version of the form is tried with (`sectors.replay`)."""
    document = draft.form_version.data
    reading = evaluate(document, draft.facets, draft.answers, today)
    choices = choices_of(document, draft.answers, reading.visible)
    outcome = destination_of(document, draft.facets, draft.answers, today).outcome
    FormPath.objects.keep(draft.form_version, draft.facets, choices, outcome, today)


def filing_of(draft, user, today) -> Filing:
    """The finished request, in the words casework understands."""
    document, facets = draft.form_version.data, draft.facets
    shown = set(evaluate(document, facets, draft.answers, today).visible)
    return Filing(
        token=draft.pk,
        claimant=_claimant(draft, user),
        respondents=[_respondent(one) for one in professionals.named(draft)],
        form_version=draft.form_version,
        facets=facets,
        facet_labels=[{"axis": f["question"], "option": f["answer"]} for f in readable_facets(document, facets)],
        answers=readable_answers(document, facets, draft.answers, today) + _missing_documents(draft, today),
        raw_answers={key: value for key, value in draft.answers.items() if key in shown},
        summary=draft.value("resume", "summary", ""),
        relief=[_relief_line(line) for line in draft.relief],
        exhibits=[_exhibit(draft, row) for row in sent_files(draft, today)],
        prior_complaint_on=complaint_day(draft),
        screening=_screening(draft, today),
        representative=_representative(draft, user, today),
    )


def _representative(draft, user, today):
    """Who files for the consumer, and which of the files is the mandate; None when the consumer files."""
    if not asks_for_somebody(draft):
        return None
    agent = draft.data[REPRESENTATIVE]
    keys = [row.request_key for row in sent_files(draft, today)]
    return RepresentativeData(agent["first_name"], agent["last_name"], user.email, keys.index(MANDATE))


def _claimant(draft, user):
    who, where = draft.data[identity_step(draft)], draft.data["coordonnees"]
    city = f"{where['city']}, {where['country']}" if where.get("country") else where["city"]
    return ClaimantData(
        first_name=who["first_name"], last_name=who["last_name"],
        email=(who.get("email") or "") if asks_for_somebody(draft) else user.email, phone=where.get("phone") or "",
        address=where["address"], postal_code=where["postal_code"], city=city,
    )  # fmt: skip


def _respondent(one):
    who, where = one["who"], one["where"]
    return RespondentData(
        name=who["name"], siret=who.get("siret") or "", email=where.get("email") or "", phone=where.get("phone") or "",
        address=where["address"], postal_code=where["postal_code"], city=where["city"],
    )  # fmt: skip


def _relief_line(line):
    return ReliefLine(
        kind=line["kind"],
        label=line["label"],
        amount=Decimal(line["amount"]) if line.get("amount") else None,
        by=date.fromisoformat(line["by"]) if line.get("by") else None,
    )


def _exhibit(draft, row):
    label = document_label(draft, row.request_key)
    return ExhibitData(row.file.name, row.file_name, row.content_type, row.size, row.sha256, label)


def _missing_documents(draft, today):
    """« Je ne l’ai pas », with the reason, stands among the answers: the mediator must know it."""
    return [
        {
            "step_key": "documents",
            "step": "Documents",
            "key": f"document_{document['key']}",
            "question": document["label"],
            "answer": f"Je ne l’ai pas : {draft.value('document-' + document['key'], 'reason')}",
        }
        for document in asked_documents(draft, today)
        if draft.value(f"document-{document['key']}", "reason")
        and not draft.files.filter(request_key=document["key"]).exists()
    ]


def complaint_days(draft) -> list[date]:
    """The days of the first written complaint and of the last, if there were several; [] without one."""
    asked = draft.data.get("reclamation-date", {}) if draft.value("reclamation", "made") else {}
    return [date.fromisoformat(asked[name]) for name in ("sent_on", "again_on") if asked.get(name)]


def complaint_day(draft) -> date | None:
    """The day of the first written complaint; None without one."""
    return next(iter(complaint_days(draft)), None)


def reasons_now(draft, today) -> list[str]:
    """What the pre-check says today, in its order, then the ends of the form: some of these reasons, or none."""
    first, last = [*complaint_days(draft), None, None][:2]
    outcomes = [
        screening.complaint_outcome(bool(draft.value("reclamation", "made")), first, today, last),
        screening.consumer_outcome(draft.value("consommateur", "capacity")),
        screening.elsewhere_outcome(draft.value("ailleurs", "seized")),
    ]
    ends = [PREFIX + end["key"] for end in ends_now(draft, today)]
    return [outcome for outcome in outcomes if outcome not in (screening.PROCEED, screening.SOON)] + ends


def _screening(draft, today):
    """The pre-check in the words the mediator and the Centre read; `person_look`: why a machine would have stopped."""
    reasons, sent_on, days = reasons_now(draft, today), complaint_day(draft), complaint_days(draft)
    words = draft.screening.get("person_look", {})
    titles = REASONS | {PREFIX + end["key"]: end["title"] for end in ends_now(draft, today)}
    lines = {
        "complaint_made": draft.value("reclamation", "made"),
        "complaint_on": day_in_words(sent_on) if sent_on else "",
        "year_ends_on": day_in_words(screening.last_day_to_file(sent_on)) if sent_on else "",
        "complaints": [day.isoformat() for day in days] if len(days) > 1 else [],
        "consumer": chosen_words(draft, "consommateur", ConsumerForm, "capacity"),
        "represented": _tie(draft),
        "court": chosen_words(draft, "ailleurs", ElsewhereForm, "seized"),
        "covered": _covered(draft, today),
        "person_look": " ; ".join(titles[reason] for reason in reasons),
        "person_look_words": "\n\n".join(words[reason] for reason in reasons if words.get(reason)),
        "not_sent": [entry["question"] for entry in kept_aside(draft, today)],
    }
    return {key: value for key, value in lines.items() if value not in ("", [])} | {"person_look": lines["person_look"]}


def _tie(draft):
    """« Un proche »; empty when the consumer files."""
    return chosen_words(draft, REPRESENTATIVE, RepresentativeForm, "tie") if asks_for_somebody(draft) else ""


def _covered(draft, today):
    """True when each professional is under a convention, else what the Centre has to look at."""
    named = [one["who"] for one in professionals.named(draft)]
    unknown = [
        who["name"]
        for who in named
        if not Convention.objects.covering(siret=who.get("siret") or "", name=who["name"], on=today)
    ]
    if not unknown:
        return True
    return "À vérifier par le Centre" if len(named) == 1 else f"À vérifier par le Centre pour {', '.join(unknown)}"


def _receipt(case, draft, today):
    deadline = case.open_deadline(RESPONSE)
    return {
        "reference": case.reference,
        "filed_on": today.isoformat(),
        "answer_by": deadline.due_on.isoformat() if deadline else None,
        "professionals": [one["who"]["name"] for one in professionals.named(draft)],
        "by_post": not draft.value(professionals.FIRST + professionals.CONTACT, "email"),
    }
