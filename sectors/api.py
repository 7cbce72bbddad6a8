"""What another site or program may read of the sectors: published content only, no cookie, no account.

A version's address answers the document itself, byte for byte: its SHA-256 is the one that was announced, and it will
never change, so that it may be kept for ever.
"""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError

from sectors.models import FormVersion, SectorPage

FOREVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300"


class PublicAPI(NinjaAPI):
    """An API that needs no account: LoginRequiredMiddleware lets each of its views through."""

    @property
    def urls(self):
        patterns, app_name, namespace = super().urls
        for pattern in patterns:
            login_not_required(pattern.callback)
        return [pattern for pattern in patterns if pattern.name != "api-root"], app_name, namespace

    def create_response(self, request, data, **kwargs):
        """Every list has a short life and an ETag, so that asking again costs a 304."""
        answer = super().create_response(request, data, **kwargs)
        if request.method != "GET" or answer.status_code != 200:
            return answer
        answer.setdefault("Cache-Control", SHORT)
        answer["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()}"'
        return get_conditional_response(request, etag=answer["ETag"], response=answer)

    def get_root_path(self, path_params):
        """The folder of the OpenAPI document: this API has no page of its own."""
        return reverse(f"{self.urls_namespace}:openapi-json").removesuffix("openapi.json")


api = PublicAPI(
    title="Secteurs et formulaires",
    version="1",
    description="Les secteurs, leurs axes de classement et les formulaires publiés. Lecture seule, contenu public.",
    docs_url=None,
    urls_namespace="sectors-api",
)


class OptionOut(Schema):
    key: str
    label: str


class AxisOut(Schema):
    key: str
    label: str
    options: list[OptionOut]


class FormOut(Schema):
    slug: str
    title: str
    version: int
    sha256: str
    url: str


class SectorOut(Schema):
    slug: str
    title: str
    federation: str
    axes: list[AxisOut]
    forms: list[FormOut]


class ErrorOut(Schema):
    detail: str


def _sector_data(sector):
    return {
        "slug": sector.slug,
        "title": sector.title,
        "federation": sector.federation.name,
        "axes": sector.axes_data(),
        "forms": [
            {"slug": v.form_slug, "title": v.title, "version": v.number, "sha256": v.sha256, "url": version_url(v)}
            for v in FormVersion.objects.of_sector(sector.slug)
        ],
    }


def version_url(version):
    """The address of a version's document."""
    return reverse("sectors-api:form_version", args=[version.sector_slug, version.form_slug, version.number])


def _public_sectors():
    return SectorPage.objects.live().public().select_related("federation").order_by("path")


@api.get("/sectors", response=list[SectorOut], summary="Les secteurs, leurs axes et leurs formulaires")
def sectors(request, response: HttpResponse):
    return [_sector_data(sector) for sector in _public_sectors()]


@api.get("/sectors/{slug}", response={200: SectorOut, 404: ErrorOut}, summary="Un secteur")
def sector(request, response: HttpResponse, slug: str):
    found = _public_sectors().filter(slug=slug).first()
    if found is None:
        raise HttpError(404, "Ce secteur n’existe pas, ou n’est pas publié.")
    response["Cache-Control"] = SHORT
    return _sector_data(found)


@api.get("/forms/{sector}/{slug}", response={302: None, 404: ErrorOut}, summary="La version en cours d’un formulaire")
def current_form(request, sector: str, slug: str):
    version = FormVersion.objects.of_sector(sector).filter(form_slug=slug).first()
    if version is None:
        raise HttpError(404, "Ce formulaire n’existe pas, ou n’est pas publié.")
    answer = redirect(version_url(version))
    answer["Cache-Control"] = SHORT
    return answer


@api.get(
    "/forms/{sector}/{slug}/versions/{number}",
    response={200: dict, 404: ErrorOut},
    url_name="form_version",
    summary="Une version publiée, octet pour octet",
)
def form_version(request, sector: str, slug: str, number: int):
    return document_answer(request, numbered(sector, slug, number))


def numbered(sector, slug, number):
    """The version of this number; raise a 404 in JSON."""
    version = FormVersion.objects.filter(sector_slug=sector, form_slug=slug, number=min(number, 2**31 - 1)).first()
    if version is None:
        raise HttpError(404, "Cette version n’existe pas.")
    return version


def document_answer(request, version):
    """The document's own bytes, or « 304 » to who has them."""
    etag = f'"sha256:{version.sha256}"'
    unchanged = etag in request.headers.get("If-None-Match", "")
    answer = HttpResponseNotModified() if unchanged else HttpResponse(version.document, content_type="application/json")
    answer["ETag"], answer["Cache-Control"] = etag, FOREVER
    return answer
