"""The pieces an editor puts together: steps, questions, conditions, documents, what may be asked of the professional.

A key is written by the program, once, from the label (`keys.py`, `key_filling.py`), and is never shown as something to
type. Everything here may be saved half done: what a publication requires is in `checks.py`.
"""

from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from sectors.condition_words import OPERATORS
from sectors.question_widgets import HiddenKey, Picker, QuestionPicker

SIMPLE_TEXT = ["bold", "italic", "ul", "ol", "link"]


class KeyBlock(blocks.CharBlock):
    """A name of the program's own, kept in a hidden field so that a block keeps it when it is moved or copied."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=300, **{"label": "Nom interne", **kwargs})
        self.field.widget = HiddenKey()

    class Meta:
        form_classname = "sectors-key"


class PickedBlock(blocks.CharBlock):
    """A name picked from a list that the page knows, `source`: dates, library or forms (`form_editor.js`)."""

    def __init__(self, source, **kwargs):
        super().__init__(max_length=300, **kwargs)
        self.field.widget = Picker(source)


class RuleBlock(blocks.StructBlock):
    """One line of a condition: « la réponse à … est … »."""

    subject = blocks.CharBlock(
        required=True, max_length=60, label="La réponse à la question",
        help_text="Une question placée plus haut, ou un axe de classement du secteur.",
    )  # fmt: skip
    operator = blocks.ChoiceBlock(choices=OPERATORS, default="is", label="Comparaison")
    value = blocks.CharBlock(
        required=False, max_length=300, label="Réponse attendue",
        help_text="Plusieurs réponses : séparez-les par une virgule. Une date s’écrit 31/12/2026 ou « aujourd’hui », "
        "une durée « 2 ans », « 6 mois » ou « 30 jours ».",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["subject"].field.widget = QuestionPicker()

    class Meta:
        label = "Règle"
        icon = "arrow-right"
        label_format = ""
        form_classname = "struct-block sectors-rule"


class ConditionBlock(blocks.StructBlock):
    """« Afficher seulement si » : no rule means always."""

    rules = blocks.ListBlock(RuleBlock(), default=[], max_num=10, label="Règles")
    match = blocks.ChoiceBlock(
        choices=[("all", "Toutes les règles sont vraies"), ("any", "Une règle au moins est vraie")],
        default="all", label="S’il y a plusieurs règles",
    )  # fmt: skip

    class Meta:
        label = "Afficher seulement si…"
        help_text = "Sans règle, cette partie est toujours affichée."
        icon = "view"
        collapsed = True
        label_format = ""


class OptionBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=200, label="Réponse proposée")
    help = blocks.CharBlock(required=False, max_length=300, label="Précision affichée dessous")
    key = KeyBlock()

    class Meta:
        icon = "list-ul"
        label = "Réponse"
        label_format = "{label}"


class QuestionBlock(blocks.StructBlock):
    """What all questions share. `own_children` of a subclass come after the label."""

    label = blocks.CharBlock(max_length=200, label="Question", help_text="Une phrase courte, avec des mots simples.")
    help = blocks.TextBlock(
        required=False, max_length=500, rows=2, label="Aide",
        help_text="Où trouver la réponse, ce qu’il faut compter. Affichée sous la question.",
    )  # fmt: skip
    example = blocks.CharBlock(
        required=False, max_length=300, label="Exemple",
        help_text="Une réponse possible, affichée après « Par exemple ».",
    )  # fmt: skip
    why = blocks.TextBlock(
        required=False, max_length=500, rows=2, label="Pourquoi cette question ?",
        help_text="Dites à quoi la réponse servira. Affiché sur demande.",
    )  # fmt: skip
    required = blocks.BooleanBlock(required=False, default=True, label="Réponse nécessaire")
    visible_when = ConditionBlock(required=False)
    key = KeyBlock()
    library = KeyBlock(label="Origine")
    library_model = KeyBlock(label="Modèle copié")

    class Meta:
        icon = "help"
        label_format = "{label}"


def layout(*own, condition=True):
    """The order of the fields in the editor: `own` fields come after the help."""
    shown = ["visible_when"] if condition else []
    return BlockGroup(["label", "help", "example", *own, "required", "why", *shown, "key", "library", "library_model"])


def for_rows(kind, *own):
    """The same question asked at each row of a table: without a condition, which a row does not know."""
    meta = type("Meta", (), {"form_layout": layout(*own, condition=False)})
    return type(f"Row{kind.__name__}", (kind,), {"visible_when": None, "Meta": meta, "__module__": __name__})()


class TextQuestion(QuestionBlock):
    max_length = blocks.IntegerBlock(default=200, min_value=1, max_value=200, label="Nombre de caractères au plus")

    class Meta:
        label = "Réponse courte"
        icon = "pilcrow"
        form_layout = layout("max_length")


class TextareaQuestion(QuestionBlock):
    max_length = blocks.IntegerBlock(default=2000, min_value=1, max_value=4000, label="Nombre de caractères au plus")

    class Meta:
        label = "Réponse longue"
        icon = "doc-full"
        form_layout = layout("max_length")


class YesNoQuestion(QuestionBlock):
    class Meta:
        label = "Oui ou non"
        icon = "check"
        form_layout = layout()


class ChoiceQuestion(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), min_num=0, default=[], label="Réponses proposées")

    class Meta:
        label = "Une réponse parmi plusieurs"
        icon = "radio-full"
        form_layout = layout("options")


class MultiChoiceQuestion(ChoiceQuestion):
    class Meta:
        label = "Plusieurs réponses possibles"
        icon = "list-ul"
        form_layout = layout("options")


class DateQuestion(QuestionBlock):
    limit = blocks.ChoiceBlock(
        choices=[("none", "Toute date"), ("past", "Aujourd’hui ou avant"), ("future", "Aujourd’hui ou après")],
        default="past", label="Dates acceptées",
    )  # fmt: skip
    not_before = PickedBlock(
        "dates", required=False, label="Pas avant la date donnée à…",
        help_text="Une question de date placée plus haut. Laissez vide si cela n’a pas d’importance.",
    )  # fmt: skip
    not_after = PickedBlock("dates", required=False, label="Pas après la date donnée à…")

    class Meta:
        label = "Date"
        icon = "date"
        form_layout = layout("limit", "not_before", "not_after")


class AmountQuestion(QuestionBlock):
    min = blocks.DecimalBlock(required=False, min_value=0, max_value=99999999, decimal_places=2, label="Au moins (€)")
    max = blocks.DecimalBlock(required=False, min_value=0, max_value=99999999, decimal_places=2, label="Au plus (€)")

    class Meta:
        label = "Montant en euros"
        icon = "tag"
        form_layout = layout("min", "max")


class NumberQuestion(QuestionBlock):
    min = blocks.IntegerBlock(required=False, min_value=0, max_value=999999999, label="Au moins")
    max = blocks.IntegerBlock(required=False, min_value=0, max_value=999999999, label="Au plus")
    unit = blocks.CharBlock(required=False, max_length=20, label="Unité", help_text="Par exemple : m², jours, km.")

    class Meta:
        label = "Nombre entier"
        icon = "order"
        form_layout = layout("min", "max", "unit")


class EmailQuestion(QuestionBlock):
    class Meta:
        label = "Adresse e-mail"
        icon = "mail"
        form_layout = layout()


class PhoneQuestion(QuestionBlock):
    class Meta:
        label = "Téléphone"
        icon = "mobile-alt"
        form_layout = layout()


class AddressQuestion(QuestionBlock):
    class Meta:
        label = "Adresse postale"
        icon = "site"
        form_layout = layout()


class RowQuestions(blocks.StreamBlock):
    """The questions of one row: simple ones, always shown."""

    text = for_rows(TextQuestion, "max_length")
    choice = for_rows(ChoiceQuestion, "options")
    yes_no = for_rows(YesNoQuestion)
    date = for_rows(DateQuestion, "limit", "not_before", "not_after")
    amount = for_rows(AmountQuestion, "min", "max")
    number = for_rows(NumberQuestion, "min", "max", "unit")

    class Meta:
        label = "Questions de chaque ligne"
        required = False
        max_num = 8
        help_text = "Posées à chaque ligne, sans condition."


class RepeatQuestion(QuestionBlock):
    item_label = blocks.CharBlock(
        max_length=60, default="Ligne", label="Nom d’une ligne", help_text="Par exemple : Facture, Réserve, Pièce."
    )
    min_rows = blocks.IntegerBlock(default=1, min_value=0, max_value=20, label="Lignes au moins")
    max_rows = blocks.IntegerBlock(default=10, min_value=1, max_value=20, label="Lignes au plus")
    questions = RowQuestions(required=False)

    class Meta:
        label = "Tableau d’éléments répétés"
        icon = "table"
        form_layout = layout("item_label", "min_rows", "max_rows", "questions")
