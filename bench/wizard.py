"""A wizard step (GET, then POST) of a form of 12 steps, 60 questions and 30 conditions, beside a bare formtools wizard.

Both are walked over HTTP by the same signed-in client, with the same fields, template and middleware, on a database
of its own. The bare wizard keeps its answers in the session and knows no condition; ours keeps them in the draft, works
the way out again and counts what happened. All conditions are true, so that both show 60 questions.
"""

import statistics
import time
from types import SimpleNamespace

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.test import Client
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment
from django.urls import path, reverse
from formtools.wizard.views import NamedUrlSessionWizardView

from portal import urls
from sectors.form_builder import form_class_for_step
from tests.sectors.form_maker import TODAY, document_request, form, leaf, question, step

STEPS, EACH, ROUNDS = 12, 5, 5
PROMISE = 1.5
KINDS = ["yes_no", "choice", "text", "date", "number"]
ANSWERS = {"yes_no": "yes", "choice": "a", "text": "Quelques mots", "number": "3"}
urlpatterns = list(urls.urlpatterns)


def a_document():
    """60 questions of five kinds; half have a condition, on the first question of the form or of their step."""
    steps = []
    for number in range(STEPS):
        asked = []
        for rank, kind in enumerate(KINDS):
            read = "q0_0" if rank == 1 or number == 0 else f"q{number}_0"
            when = leaf(read) if (number + rank) % 2 and rank else None
            own = {"max_length": 200} if kind == "text" else {}
            asked.append(question(f"q{number}_{rank}", kind, when, **own))
        steps.append(step(f"s{number}", *asked))
    # What is left to make thirty conditions stands on whole steps.
    conditions = sum(asked["visible_when"] is not None for one in steps for asked in one["questions"])
    for one in steps[1 : 1 + 30 - conditions]:
        one["visible_when"] = leaf("q0_0")
    return form(*steps, general=True, documents=[document_request("quote", required=False)])


def values_of(number):
    typed = {}
    for rank, kind in enumerate(KINDS):
        name = f"q{number}_{rank}"
        day = {f"{name}_day": 3, f"{name}_month": 2, f"{name}_year": 2025}
        typed |= day if kind == "date" else {name: ANSWERS[kind]}
    return typed


class Bare(NamedUrlSessionWizardView):
    """Nothing but formtools, with the template of the portal."""

    template_name = "intake/questions.html"

    def get_context_data(self, form, **kwargs):
        found = super().get_context_data(form=form, **kwargs)
        page = SimpleNamespace(title="Étape", key=self.steps.current, needs_account=True)
        return found | {"step": page, "part_number": 4, "part_total": 8, "part": "Ce qui s’est passé", "back_url": "/",
                        "draft": self.draft}  # fmt: skip


def measure(client, url_of, data_of):
    """Seconds per step (GET and POST) over one walk of the twelve steps."""
    taken = []
    for number in range(STEPS):
        data = data_of(number)
        start = time.process_time()
        seen = client.get(url_of(number))
        sent = client.post(url_of(number), data)
        taken.append(time.process_time() - start)
        assert seen.status_code == 200, (number, seen.status_code, getattr(seen, "url", ""))
        assert sent.status_code == 302, (number, sent.context and sent.context["form"].errors)
    return taken


def posted(step_key, number, management):
    typed = {f"{step_key}-{name}": value for name, value in values_of(number).items()}
    return typed | {f"{management}-current_step": step_key}


def compare():
    """(median seconds of a bare step, of ours)."""
    from intake.models import Draft
    from sectors.demo import load
    from sectors.models import Federation, FormVersion, canonical_json
    from tests import people

    load()
    user = people.martin()
    document = a_document()
    version = FormVersion.objects.create(
        federation=Federation.objects.first(), sector_slug="batiment", sector_title="Bâtiment", form_slug="essai",
        number=1, title="Essai", document=canonical_json(document), published_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    draft = Draft.objects.create(owner=user, sector_slug="batiment", form_version=version, data={
        "reclamation": {"made": True}, "reclamation-date": {"sent_on": "2026-09-01"},
        "consommateur": {"capacity": "personal"}, "ailleurs": {"seized": "nowhere"},
        "professionnel": {"name": "SARL Toitures Dubois", "siret": ""},
        "professionnel-contact": {"address": "4 rue des Ardoises", "postal_code": "44100", "city": "Nantes"},
        "professionnels": {"others": [], "more": False},
    })  # fmt: skip
    answers = {f"q{n}_0": True for n in range(STEPS)}
    classes = [(f"s{n}", form_class_for_step(document, f"s{n}", {}, answers, TODAY)) for n in range(STEPS)]
    Bare.draft = draft
    bare_view = login_not_required(Bare.as_view(classes, url_name="bench_step"))
    urlpatterns.insert(0, path("banc/<slug:step>/", bare_view, name="bench_step"))
    client = Client()
    client.force_login(user)
    bare, ours = [], []
    with override_settings(ROOT_URLCONF=__name__):
        for _ in range(ROUNDS):
            client.get(reverse("bench_step", kwargs={"step": "s0"}))
            bare += measure(
                client,
                lambda n: reverse("bench_step", kwargs={"step": f"s{n}"}),
                lambda n: posted(f"s{n}", n, "bare"),
            )
            ours += measure(
                client,
                lambda n: reverse("intake:step", kwargs={"draft_id": draft.pk, "step": f"q-s{n}"}),
                lambda n: posted(f"q-s{n}", n, str(draft.pk)),
            )
    return statistics.median(bare), statistics.median(ours)


def run():
    """Print the figures; return True if the promise is kept."""
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        bare, ours = compare()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
        teardown_test_environment()
    print(f"wizard: {ours * 1000:.1f} ms a step, bare formtools {bare * 1000:.1f} ms: ratio {ours / bare:.2f} "
          f"(promise: under {PROMISE})")  # fmt: skip
    return ours / bare < PROMISE


if __name__ == "__main__":
    run()
