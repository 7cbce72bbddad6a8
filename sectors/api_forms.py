"""The rest of the API, for a site that runs a form by itself: axes, coverage, versions, schemas, and « evaluate »."""

import json
from datetime import date

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Schema
from ninja.errors import HttpError

from portal.rate_limits import too_many
from sectors.answer_schema import answers_schema
from sectors.api import FOREVER, ErrorOut, _public_sectors, api, document_answer, numbered, version_url
from sectors.evaluation import evaluate
from sectors.models import FormVersion
from sectors.schema import json_schema

LARGEST = 64 * 1024
MOST, SECONDS = 120, 60
EVALUATE_DOCS = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "facets": {"type": "object", "additionalProperties": {"type": "string"}},
                        "answers": {"type": "object"},
                    },
                }
            }
        },
    }
}


class CoverageOut(Schema):
    form: str
    title: str
    version: int
    general: bool
    covers: dict[str, list[str]]


class VersionOut(Schema):
    number: int
    sha256: str
    title: str
    note: str
    published_at: str
    withdrawn: bool
    url: str


class ProblemOut(Schema):
    key: str
    step: str
    code: str
    message: str


class StepOut(Schema):
    key: str
    title: str
    state: str
    missing: list[str]


class EvaluationOut(Schema):
    version: int
    complete: bool
    outcome: str | None
    next_step: str | None
    steps: list[StepOut]
    visible: list[str]
    kept_aside: list[str]
    unknown: list[str]
    warnings: list[str]
    problems: list[ProblemOut]


def _sector(slug):
    found = _public_sectors().filter(slug=slug).first()
    if found is None:
        raise HttpError(404, "Ce secteur n’existe pas, ou n’est pas publié.")
    return found


@api.get("/sectors/{slug}/axes", response={200: list[dict], 404: ErrorOut}, summary="Les axes d’un secteur, en entier")
def axes(request, slug: str):
    return [{"asked_when": None} | axis for axis in _sector(slug).axes_data()]


@api.get(
    "/sectors/{slug}/coverage",
    response={200: list[CoverageOut], 404: ErrorOut},
    summary="Quel formulaire pour quels litiges",
)
def coverage(request, slug: str):
    _sector(slug)
    return [
        {"form": v.form_slug, "title": v.title, "version": v.number, "general": v.data["general"],
         "covers": v.data["covers"]}
        for v in FormVersion.objects.of_sector(slug)
    ]  # fmt: skip


@api.get(
    "/forms/{sector}/{slug}/versions",
    response={200: list[VersionOut], 404: ErrorOut},
    summary="Toutes les versions publiées d’un formulaire",
)
def versions(request, sector: str, slug: str):
    found = FormVersion.objects.filter(sector_slug=sector, form_slug=slug).defer("document").order_by("-number")
    if not found:
        raise HttpError(404, "Ce formulaire n’existe pas, ou n’a jamais été publié.")
    return [
        {"number": v.number, "sha256": v.sha256, "title": v.title, "note": v.note, "url": version_url(v),
         "published_at": v.published_at.isoformat(), "withdrawn": bool(v.withdrawn_at)}
        for v in found
    ]  # fmt: skip


@api.get("/versions/{sha256}", response={200: dict, 404: ErrorOut}, summary="Une version publiée, par son empreinte")
def version_by_hash(request, sha256: str):
    version = FormVersion.objects.filter(sha256=sha256[:64].lower()).first()
    if version is None:
        raise HttpError(404, "Aucune version publiée n’a cette empreinte.")
    return document_answer(request, version)


@api.get("/schema", response={200: dict}, summary="Le schéma JSON d’un formulaire publié")
def document_schema(request):
    return json_schema()


@api.get(
    "/forms/{sector}/{slug}/versions/{number}/answers-schema",
    response={200: dict, 404: ErrorOut},
    summary="Le schéma JSON des réponses à une version",
)
def version_answers_schema(request, response: HttpResponse, sector: str, slug: str, number: int):
    response["Cache-Control"] = FOREVER
    return answers_schema(numbered(sector, slug, number).data)


@api.post(
    "/forms/{sector}/{slug}/versions/{number}/evaluate",
    response={200: EvaluationOut, 404: ErrorOut, 413: ErrorOut, 422: EvaluationOut, 429: ErrorOut},
    summary="Vérifier des réponses, sans rien garder",
    openapi_extra=EVALUATE_DOCS,
)
def evaluate_answers(request, response: HttpResponse, sector: str, slug: str, number: int):
    """Which step comes next, what is missing or wrong, where it ends. Nothing is kept, no cookie is read.

    200: everything that was answered is acceptable (`problems` may still name what is missing). 422: some answer is
    not. The date is today's, in Paris.
    """
    if too_many(f"api-evaluate:{request.META.get('REMOTE_ADDR', '')}", MOST, SECONDS):
        busy = JsonResponse({"detail": "Trop de demandes en peu de temps. Réessayez dans une minute."}, status=429)
        busy["Retry-After"] = str(SECONDS)
        return busy
    facets, answers = _posted(request)
    version = numbered(sector, slug, number)
    told = _told(version, facets, answers, timezone.localdate())
    response["Cache-Control"] = "no-store"
    return (422 if any(problem["code"] != "required" for problem in told["problems"]) else 200), told


def _posted(request):
    """(facets, answers) of the body; raise an error in JSON for what cannot be one."""
    if len(request.body) > LARGEST:
        raise HttpError(413, "Cet envoi est trop volumineux : 64 ko au plus.")
    try:
        posted = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        raise HttpError(400, "Cet envoi n’est pas du JSON lisible.") from None
    parts = [posted.get(name, {}) for name in ("facets", "answers")] if isinstance(posted, dict) else [None]
    if not all(isinstance(part, dict) for part in parts):
        raise HttpError(400, "Envoyez un objet avec « facets » et « answers », deux objets.")
    facets, answers = parts
    return {key: value for key, value in facets.items() if isinstance(value, str)}, answers


def _told(version, facets, answers, today: date):
    document = version.data
    found = evaluate(document, facets, answers, today)
    open_steps = [step for step in found.steps if step.state != "done"]
    known = {question["key"] for step in document["steps"] for question in step["questions"]}
    return {
        "version": version.number,
        "complete": found.complete,
        "outcome": found.outcome,
        "next_step": open_steps[0].key if open_steps else None,
        "steps": [
            {"key": s.key, "title": s.title, "state": s.state, "missing": list(s.missing)} for s in found.steps
        ],
        "visible": list(found.visible),
        "kept_aside": [key for key in found.kept_aside if key in known],
        "unknown": sorted(set(answers) - known)[:100],
        "warnings": [str(warning) for warning in found.warnings],
        "problems": [
            {"key": p.key, "step": p.step, "code": p.code, "message": p.message} for p in found.problems
        ],
    }  # fmt: skip
