"""The ends of a form, as an editor writes them: walls of information, stops, redirections, « revenez plus tard ».

What each publication requires of them is in `checks/`; what they become for a consumer, in `intake/views/halts.py`.
"""

from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from portal.legal_references import by_code
from sectors.blocks import SIMPLE_TEXT, ConditionBlock, KeyBlock, PickedBlock

GROUNDS = [
    ("no_prior_complaint", "Pas de réclamation écrite préalable"),
    ("unfounded_or_abusive", "Demande manifestement infondée ou abusive"),
    ("already_examined", "Litige déjà examiné ou en cours d’examen"),
    ("too_late", "Réclamation de plus d’un an"),
    ("out_of_scope", "Hors de la compétence du Centre"),
]


def legal_choices():
    """The references of the portal, by code, as the Centre keeps them."""
    return [(code, [(one.key, f"{one.article} – {one.about}") for one in entries]) for code, entries in by_code()]


class NextActionBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=200, label="Ce que la personne peut faire")
    url = blocks.CharBlock(max_length=500, label="Adresse de la page", help_text="https://… ou /une-page-du-portail/")

    class Meta:
        label = "Autre possibilité"
        icon = "link"
        label_format = "{label}"


class OutcomeBlock(blocks.StructBlock):
    """What all ends share."""

    title = blocks.CharBlock(max_length=200, label="Titre de la page")
    when = ConditionBlock(
        required=False, label="Quand ?", help_text="La page s’affiche juste après l’étape où cela devient vrai."
    )
    body = blocks.RichTextBlock(
        required=False, features=SIMPLE_TEXT, max_length=3000, label="Texte",
        help_text="Dites pourquoi, et ce qui reste possible. Pas de jugement.",
    )  # fmt: skip
    legal_reference = blocks.ChoiceBlock(choices=legal_choices, required=False, label="Texte de loi")
    next_actions = blocks.ListBlock(NextActionBlock(), default=[], max_num=5, label="Autres possibilités")
    key = KeyBlock()

    class Meta:
        label_format = "{title}"


class NegativeBlock(OutcomeBlock):
    """An end that refuses: « Demander l’avis d’une personne » is always offered by the portal."""

    ground = blocks.ChoiceBlock(
        choices=GROUNDS, required=False, label="Motif (rapport annuel)",
        help_text="L’un des cinq motifs de l’article L612-2 du code de la consommation.",
    )  # fmt: skip


def layout(*own):
    """`own` fields come before the legal reference."""
    return BlockGroup(["title", "when", "body", *own, "legal_reference", "next_actions", "key"])


class WarnBlock(OutcomeBlock):
    class Meta:
        label = "Mur d’information (on peut continuer)"
        icon = "warning"
        form_layout = layout()


class StopBlock(NegativeBlock):
    class Meta:
        label = "Arrêt : la médiation n’est pas possible"
        icon = "cross"
        form_layout = layout("ground")


class RedirectBlock(NegativeBlock):
    target_form = PickedBlock(
        "forms", required=False, label="Autre formulaire du secteur",
        help_text="Ou laissez vide, et donnez l’adresse d’un autre médiateur ou d’une autorité ci-dessous.",
    )  # fmt: skip

    class Meta:
        label = "Orientation vers un autre formulaire ou un autre médiateur"
        icon = "redirect"
        form_layout = layout("target_form", "ground")


class DeferBlock(NegativeBlock):
    days = blocks.IntegerBlock(default=30, min_value=0, max_value=3660, label="Revenir après tant de jours")
    start = PickedBlock(
        "dates", required=False, label="Comptés à partir de la date donnée à…",
        help_text="Une question de date. Laissez vide pour compter à partir d’aujourd’hui.",
    )  # fmt: skip

    class Meta:
        label = "Revenir plus tard"
        icon = "time"
        form_layout = layout("days", "start", "ground")


class HumanReviewBlock(OutcomeBlock):
    class Meta:
        label = "Regard d’une personne"
        icon = "user"
        form_layout = layout()


OUTCOMES = [
    ("warn", WarnBlock()),
    ("stop", StopBlock()),
    ("redirect", RedirectBlock()),
    ("defer", DeferBlock()),
    ("human_review", HumanReviewBlock()),
]
