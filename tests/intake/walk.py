"""Walks through a request over HTTP, page after page, as a browser without JavaScript does."""

from datetime import timedelta

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from intake.models import Draft
from portal.fields import DayField, EmailAddressField, EuroField, PhoneField
from sectors.table_fields import AddressField, RowsField
from tests import people

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SIRET = "732 829 320 00074"
PLAIN = {
    "reclamation": {"made": "yes"},
    "consommateur": {"capacity": "personal"},
    "ailleurs": {"seized": "nowhere"},
    "axe-travaux": {"choice": "renovation"},
    "axe-nature": {"choice": "execution"},
    "axe-objet": {"choice": "malfacon"},
    "autre-cas": {"words": "Une piscine qui fuit"},
    "professionnel": {"name": "SARL Toitures Dubois", "siret": SIRET},
    "professionnel-contact": {
        "address": "4 rue des Ardoises", "postal_code": "44100", "city": "Nantes", "email": "contact@toitures-dubois.example",
    },
    "professionnels": {"more": "no"},
    "resume": {"summary": "Le carrelage se décolle."},
    "demandes": {"more": "no"},
    "identite": {"first_name": "Nadia", "last_name": "Martin"},
    "coordonnees": {"address": "8 allée des Tilleuls", "postal_code": "44000", "city": "Nantes", "phone": "06 12 34 56 78"},
    "verification": {},
    "envoi": {"sincere": "on", "shared": "on"},
}  # fmt: skip
LINE = {"kind": "repair", "label": "Reprendre le carrelage", "by_day": "31", "by_month": "12", "by_year": "2099"}


def pdf(name="devis.pdf", content=PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def day_parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


class Walk:
    """`client` is a browser; `here` the last answer of the site.

    `wanted`: {axis or question: answer} where this person does not take the first of the list; a day is so many days from
    today.
    """

    def __init__(self, client, **wanted):
        self.client = client
        self.wanted = wanted
        self.draft_id = self.here = None

    def begin(self, sector):
        response = self.client.post(reverse("intake:sector"), {"secteur": sector})
        self.draft_id = response.url.strip("/").split("/")[-1]
        return self

    def take_up(self, draft):
        """Go on with a request begun elsewhere."""
        self.draft_id = str(draft.pk)
        return self

    @property
    def draft(self):
        return Draft.objects.get(pk=self.draft_id)

    def url(self, name, **kwargs):
        return reverse(f"intake:{name}", kwargs={"draft_id": self.draft_id, **kwargs})

    def get(self, step, **extra):
        self.here = self.client.get(self.url("step", step=step), **extra)
        return self.here

    def post(self, step, values=None, prefix=True, query="", **extra):
        """Send the form of a step; `values` without the step's prefix."""
        data = {f"{step}-{name}": value for name, value in (values or {}).items()} if prefix else dict(values)
        data = {f"{self.draft_id}-current_step": step} | data | extra
        self.here = self.client.post(self.url("step", step=step) + query, data)
        return self.here

    def add_line(self, **changes):
        return self.client.post(self.url("relief_add"), LINE | changes)

    def answer(self, step, **changes):
        """Answer a step as an ordinary person would; what only then appears is answered too."""
        response = self.post(step, self._values(step) | changes)
        for _ in range(5):
            if not (step.startswith("q-") and response.status_code == 200):
                break
            form = response.context["form"]
            response = self.post(step, ordinary_answers(form, self.wanted) | changes)
        return response

    def where(self):
        """The step that « Reprendre » leads to."""
        return self.client.get(self.url("resume")).url.strip("/").split("/")[-1]

    def until(self, wanted, most=60):
        """Answer everything that comes before the step `wanted`, and read the walls of information on the way."""
        step = self.where()
        for _ in range(most):
            if step == wanted:
                return self
            leads_to = self.pass_page(step)
            if self._is_halt(leads_to):
                outcome = self.client.get(leads_to).context["outcome"]
                assert outcome is not None, leads_to
                assert outcome["kind"] == "warn", leads_to
                self.client.post(leads_to, {"continuer": "1"})
            step = self._step_of(leads_to) or self.where()
        raise AssertionError(f"{wanted} never came; stopped at {step}")

    def until_halt(self, reason, most=60):
        """Answer everything until the page of this halt, a person's look being asked for at those that come before."""
        step = self.where()
        for _ in range(most):
            leads_to = self.pass_page(step)
            if leads_to == self.url("halt", reason=reason):
                return self
            if self._is_halt(leads_to):
                self.client.post(leads_to, {"avis-words": ""})
            step = self._step_of(leads_to) or self.where()
        raise AssertionError(f"{reason} never came; stopped at {step}")

    def pass_page(self, step):
        """Answer one step. The address that it leads to, or « » where « Reprendre » must say."""
        response = self.get(step)
        if response.status_code == 302 and response.url == self.url("relief_add"):
            offered = self.client.get(response.url).context["form"].fields["kind"].choices
            added = self.add_line(kind=offered[0][0], amount="250")
            assert added.status_code == 302, added.context["form"].errors
            return ""
        if response.status_code == 302 and response.url == self.url("account"):
            self.client.force_login(people.martin())
            return ""
        assert response.status_code == 200, (step, response)
        answered = self.answer(step)
        assert answered.status_code == 302, (step, answered.context["form"].errors)
        return answered.url

    def _is_halt(self, address):
        return address.startswith(self.url("halt", reason="x").removesuffix("x/"))

    def _step_of(self, address):
        """The step of this address, or « » when it is another page."""
        steps = self.url("step", step="x").removesuffix("x/")
        return address.removeprefix(steps).strip("/") if address.startswith(steps) else ""

    def _shown_form(self, step):
        """The form of the page just opened, or of the page now opened, if it was another."""
        if self.here is None or self.here.request["PATH_INFO"] != self.url("step", step=step) or not self.here.context:
            self.get(step)
        return self.here.context["form"]

    def _values(self, step):
        if step == "reclamation-date":
            return day_parts("sent_on", timezone.localdate() - timedelta(days=90))
        if step.startswith("document"):
            return {"files": [pdf(f"{step}.pdf", PDF + step.encode())]}
        if step.startswith("q-"):
            return ordinary_answers(self._shown_form(step), self.wanted)
        if step.removeprefix("axe-") in self.wanted:
            return {"choice": self.wanted[step.removeprefix("axe-")]}
        return PLAIN[step]

    def send(self):
        return self.answer("envoi")


def ordinary_answers(form, wanted=None):
    """What is `wanted`, or else the first choice of each list, a few words, a plausible amount and day."""
    wanted = wanted or {}
    values = {"_shown": ",".join(name for name in form.fields if name != "_shown")}
    for name, field in form.fields.items():
        if isinstance(field, DayField):
            values |= day_parts(name, timezone.localdate() + timedelta(days=wanted.get(name, -200)))
        elif isinstance(field, forms.MultipleChoiceField):
            values[name] = wanted.get(name, [field.choices[0][0]])
        elif isinstance(field, forms.ChoiceField):
            values[name] = wanted.get(name, field.choices[0][0])
        elif isinstance(field, EuroField):
            values[name] = "1 250,50 €"
        elif isinstance(field, forms.IntegerField):
            values[name] = "3"
        elif isinstance(field, AddressField):
            values |= {f"{name}-0-line": "3 quai", f"{name}-0-postal_code": "44000", f"{name}-0-city": "Nantes"}
        elif isinstance(field, RowsField):
            row = ordinary_answers(field.widget.form_class())
            values |= {f"{name}-0-{part}": value for part, value in row.items() if part != "_shown"}
        elif isinstance(field, EmailAddressField):
            values[name] = "gardien@exemple.fr"
        elif isinstance(field, PhoneField):
            values[name] = "02 40 00 00 00"
        elif name != "_shown":
            values[name] = "Quelques mots"
    return values
