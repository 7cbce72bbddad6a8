"""The steps of a request, in order, worked out from what the draft holds. Reads the draft, changes nothing.

One thing per page. Eight parts, always the same, so that « Étape 3 sur 8 » is true from the first page on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from intake import professionals, screening
from intake.ends import halts_after, reached_by_choices
from intake.forms.documents import DocumentForm
from intake.forms.ending import DeclarationForm
from intake.forms.person import CheckForm, ContactForm, IdentityForm, SummaryForm
from intake.forms.professional import MoreProfessionalsForm, ProfessionalContactForm, ProfessionalForm
from intake.forms.relief import MoreReliefForm
from intake.forms.representation import DOCUMENT as MANDATE_ASKED
from intake.forms.representation import RepresentativeForm, RepresentedForm
from intake.forms.screening import ComplaintDateForm, ComplaintForm, ConsumerForm, ElsewhereForm
from intake.forms.typology import NoCaseForm, axis_form
from intake.models import MAX_FILES
from intake.reading import evaluation_of
from sectors.form_builder import form_class_for_step
from sectors.keys import NONE_FITS
from sectors.models import SectorPage
from sectors.typology_questions import asked_axes

COMPLAINT, DISPUTE, PROFESSIONAL, FACTS = "complaint", "dispute", "professional", "facts"
DOCUMENTS, RELIEF, PERSON, ENDING = "documents", "relief", "person", "ending"
PARTS = {
    COMPLAINT: "Avant de commencer",
    DISPUTE: "Votre litige",
    PROFESSIONAL: "Le professionnel",
    FACTS: "Ce qui s’est passé",
    DOCUMENTS: "Vos documents",
    RELIEF: "Ce que vous demandez",
    PERSON: "Vos coordonnées",
    ENDING: "Vérifier et envoyer",
}
AXIS, NO_CASE = "axe-", "autre-cas"
QUESTIONS = "q-"
OTHER_DOCUMENTS = "documents-autres"
REPRESENTATIVE, REPRESENTED = "representant", "personne-representee"
RELIEF_LINES, CHECK, DECLARATION = "demandes", "verification", "envoi"


@dataclass(frozen=True)
class Step:
    """One page. `make_form()` gives its form class; `done`: nothing is missing there; `halt`: why it stops the way.

    `extra`: the key of a professional after the first, whom one may still decide not to name.
    """

    key: str
    part: str
    title: str
    make_form: Callable[[], type]
    done: bool
    halt: str = ""
    template: str = "intake/step.html"
    needs_account: bool = True
    kwargs: dict = field(default_factory=dict)
    question_step: str = ""
    extra: str = ""

    @property
    def passed(self):
        """Done, and nothing there stops the way."""
        return self.done and not self.halt


def screening_steps(draft, today):
    made = draft.value("reclamation", "made")
    sent_on = _date(draft.value("reclamation-date", "sent_on"))
    first = screening.complaint_outcome(made, None, today) if made is not None else screening.PROCEED
    yield _first("reclamation", "Réclamation écrite", ComplaintForm, draft, _standing(draft, first))
    if made is not False:
        again_on = _date(draft.value("reclamation-date", "again_on"))
        second = screening.complaint_outcome(True, sent_on, today, again_on)
        yield _first("reclamation-date", "Date de la réclamation", ComplaintDateForm, draft, _standing(draft, second))
    third = screening.consumer_outcome(draft.value("consommateur", "capacity", ""))
    yield _first("consommateur", "À quel titre", ConsumerForm, draft, _standing(draft, third))
    fourth = screening.elsewhere_outcome(draft.value("ailleurs", "seized", ""))
    yield _first("ailleurs", "Autre démarche", ElsewhereForm, draft, _standing(draft, fourth))


def _first(key, title, form, draft, halt):
    return Step(key, COMPLAINT, title, lambda: form, key in draft.data, halt, needs_account=False)


def _standing(draft, outcome):
    """The halt that still stands: none once a person's look was asked for, or the advice was read."""
    return "" if outcome == screening.PROCEED else _first_standing(draft, [outcome])


def _first_standing(draft, halts):
    passed = set(draft.screening.get("person_look", {})) | set(draft.screening.get("advice_read", []))
    return next((halt for halt in halts if halt not in passed), "")


def axis_steps(draft, today):
    """One page per axis that is asked; « Aucun de ces cas » leads straight to the general form, after a few words."""
    asked = asked_axes(axes_of(draft), draft.facets)
    halt = _first_standing(draft, halts_after(reached_by_choices(draft, today), ""))
    for axis in asked:
        key = f"{AXIS}{axis['key']}"
        keys = {option["key"] for option in axis["options"]}
        done = draft.value(key, "choice") in keys
        last = halt if axis is asked[-1] else ""
        yield Step(key, DISPUTE, axis["label"], lambda axis=axis: axis_form(axis), done, last, needs_account=False)
    if NONE_FITS in draft.facets.values():
        yield _plain(NO_CASE, DISPUTE, "Votre situation", NoCaseForm, draft, needs_account=False)


def axes_of(draft):
    """The axes of the pinned version; before there is one, those of the sector today."""
    return _sector_axes(draft) if draft.form_version is None else draft.form_version.data["axes"]


def _sector_axes(draft):
    """Read once per draft in memory: the way is worked out several times while a step is accepted."""
    if not hasattr(draft, "sector_axes"):
        sector = SectorPage.objects.live().public().filter(slug=draft.sector_slug).first()
        draft.sector_axes = sector.axes_data() if sector else []
    return draft.sector_axes


def professional_steps(draft, today):
    """Two pages each, then the list of them with its question: another one?"""
    named = professionals.named(draft)
    for place, one in enumerate(named):
        others = [other["who"] for other in named if other is not one]
        yield from _professional(draft, one, place, others)
    number = len(named)
    title = f"Vous avez nommé {number} professionnels" if number > 1 else "Vous avez nommé un professionnel"
    done = draft.value(professionals.LIST, "more") is False
    yield Step(
        professionals.LIST, PROFESSIONAL, title, lambda: MoreProfessionalsForm, done,
        template="intake/professionals.html", kwargs={"room": professionals.MOST - number},
    )  # fmt: skip


def _professional(draft, one, place, others):
    key, name = one["key"], one["who"].get("name")
    first = key == professionals.FIRST
    titles = ("L’entreprise", "Où la joindre") if first else (f"Professionnel n° {place + 1}", f"Où joindre {name}")
    more = {"template": "intake/other_professional.html", "extra": key} if not first else {}
    # Two tabs may have named the same business at the same time: the later page is asked again.
    done = key in draft.data and professionals.twin_of(one["who"], others[:place]) is None
    yield Step(
        key, PROFESSIONAL, titles[0], lambda: ProfessionalForm, done, kwargs={"others": others}, **more
    )  # fmt: skip
    yield _plain(key + professionals.CONTACT, PROFESSIONAL, titles[1], ProfessionalContactForm, draft, **more)


def _plain(key, part, title, form, draft, **more):
    return Step(key, part, title, lambda: form, key in draft.data, **more)


def question_steps(draft, today):
    """The shown steps of the guided form, then a few sentences of one's own."""
    if draft.form_version:
        document, facets, answers = draft.form_version.data, draft.facets, draft.answers
        found = evaluation_of(draft, today)
        for state in found.steps:
            key = QUESTIONS + state.key
            yield Step(
                key, FACTS, state.title,
                lambda name=state.key: form_class_for_step(document, name, facets, answers, today),
                done=key in draft.data and not state.missing,
                halt=_first_standing(draft, halts_after(found.reached, state.key)),
                template="intake/questions.html", question_step=state.key,
            )  # fmt: skip
    yield _plain("resume", FACTS, "Résumé", SummaryForm, draft)


def document_steps(draft, today):
    """One page per document that is asked for here, then the others."""
    files = list(draft.files.all())
    for document in asked_documents(draft, today):
        yield _document(draft, f"document-{document['key']}", document["label"], document, files)
    yield _document(draft, OTHER_DOCUMENTS, "Autres documents", None, files)


def asked_documents(draft, today):
    """The documents of the form whose condition is true for these answers; the mandate of who represents somebody."""
    mandate = [MANDATE_ASKED] if asks_for_somebody(draft) else []
    if draft.form_version is None:
        return mandate
    asked = evaluation_of(draft, today).documents
    return [one for one in draft.form_version.data["documents"] if one["key"] in asked] + mandate


def asks_for_somebody(draft) -> bool:
    """Whether this request is made in the name of another person (case C15)."""
    return bool(draft.value("consommateur", "for_other"))


def _document(draft, key, title, asked, files):
    kept = [file for file in files if file.request_key == (asked["key"] if asked else "")]
    excused = asked and not asked.get("no_excuse") and draft.value(key, "reason")
    answered = not asked or not asked["required"] or kept or excused
    return Step(
        key, DOCUMENTS, title, lambda: DocumentForm, key in draft.data and bool(answered),
        template="intake/documents.html",
        kwargs={"asked": asked, "kept": len(kept), "room": MAX_FILES - len(files)},
    )  # fmt: skip


def relief_steps(draft, today):
    done = bool(draft.relief) and draft.value(RELIEF_LINES, "more") is False
    yield Step(
        RELIEF_LINES, RELIEF, "Ce que vous demandez", lambda: MoreReliefForm, done, template="intake/relief.html"
    )


def person_steps(draft, today):
    if not asks_for_somebody(draft):
        yield _plain("identite", PERSON, "Vous", IdentityForm, draft)
        yield _plain("coordonnees", PERSON, "Où vous joindre", ContactForm, draft)
        return
    own = {"own_email": draft.owner.email if draft.owner else ""}
    yield _plain(REPRESENTATIVE, PERSON, "Vous, qui faites cette demande", RepresentativeForm, draft)
    yield _plain(REPRESENTED, PERSON, "La personne que vous représentez", RepresentedForm, draft, kwargs=own)
    yield _plain("coordonnees", PERSON, "Où joindre cette personne", ContactForm, draft)


def ending_steps(draft, today):
    yield _plain(CHECK, ENDING, "Vérifier vos réponses", CheckForm, draft, template="intake/check.html")
    yield Step(DECLARATION, ENDING, "Envoyer", lambda: DeclarationForm, False, template="intake/declaration.html")


SOURCES = (
    screening_steps, axis_steps, professional_steps, question_steps, document_steps, relief_steps, person_steps,
    ending_steps,
)  # fmt: skip


def _date(text):
    return date.fromisoformat(text) if text else None
