"""The parts of a form: what may stand in a step, the steps, the documents, what may be asked of the professional."""

from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.images.blocks import ImageBlock

from sectors.blocks import (
    SIMPLE_TEXT,
    AddressQuestion,
    AmountQuestion,
    ChoiceQuestion,
    ConditionBlock,
    DateQuestion,
    EmailQuestion,
    KeyBlock,
    MultiChoiceQuestion,
    NumberQuestion,
    PhoneQuestion,
    PickedBlock,
    RepeatQuestion,
    TextareaQuestion,
    TextQuestion,
    YesNoQuestion,
)

RELIEF_KINDS = [
    ("repair", "Reprise ou réparation"),
    ("finish", "Achèvement"),
    ("refund", "Remboursement"),
    ("discount", "Réduction du prix"),
    ("damages", "Indemnisation"),
    ("termination", "Fin du contrat"),
    ("document", "Remise d’un document"),
    ("other", "Autre demande"),
]


class InfoBlock(blocks.StructBlock):
    """Something to read, no answer."""

    label = blocks.CharBlock(max_length=200, label="Titre de l’information")
    text = blocks.RichTextBlock(features=SIMPLE_TEXT, max_length=3000, label="Texte")
    visible_when = ConditionBlock(required=False)
    key = KeyBlock()

    class Meta:
        label = "Information (sans réponse)"
        icon = "info-circle"
        label_format = "{label}"
        form_layout = BlockGroup(["label", "text", "visible_when", "key"])


class AnyQuestionBlock(blocks.StreamBlock):
    """Every type of question; what a shared library holds."""

    yes_no = YesNoQuestion()
    choice = ChoiceQuestion()
    multi_choice = MultiChoiceQuestion()
    text = TextQuestion()
    textarea = TextareaQuestion()
    date = DateQuestion()
    amount = AmountQuestion()
    number = NumberQuestion()
    email = EmailQuestion()
    phone = PhoneQuestion()
    address = AddressQuestion()
    repeat = RepeatQuestion()


class FromLibraryBlock(blocks.StructBlock):
    """Replaced, as soon as the page is saved, by a copy of the question that was picked (`library_copies.py`)."""

    question = PickedBlock("library", required=False, label="Question de la bibliothèque")

    class Meta:
        label = "Question de la bibliothèque"
        icon = "folder-inverse"
        label_format = "{question}"


class QuestionsBlock(AnyQuestionBlock):
    info = InfoBlock()
    from_library = FromLibraryBlock()

    class Meta:
        label = "Questions"
        collapsed = True
        required = False


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label="Titre de l’étape")
    intro = blocks.RichTextBlock(
        required=False, features=SIMPLE_TEXT, max_length=2000, label="Introduction",
        help_text="Une ou deux phrases en haut de la page.",
    )  # fmt: skip
    picture = ImageBlock(required=False, label="Image")
    visible_when = ConditionBlock(required=False)
    questions = QuestionsBlock(required=False)
    key = KeyBlock()

    class Meta:
        label = "Étape"
        icon = "folder-open-inverse"
        label_format = "{title}"
        form_layout = BlockGroup(["title", "intro", "picture", "visible_when", "questions", "key"])


class DocumentRequestBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=200, label="Document")
    help = blocks.TextBlock(
        required=False, max_length=500, rows=2, label="Aide", help_text="Où le trouver, un exemple."
    )
    why = blocks.TextBlock(
        required=False, max_length=500, rows=2, label="Pourquoi ce document ?",
        help_text="Obligatoire pour un document nécessaire : à quoi il servira au médiateur.",
    )  # fmt: skip
    required = blocks.BooleanBlock(
        required=False, default=False, label="Document nécessaire",
        help_text="Sans coche, il est seulement utile. Un demandeur qui ne l’a pas pourra toujours dire pourquoi.",
    )  # fmt: skip
    visible_when = ConditionBlock(required=False)
    key = KeyBlock()

    class Meta:
        label = "Document demandé"
        icon = "doc-full"
        label_format = "{label}"
        form_layout = BlockGroup(["label", "help", "why", "required", "visible_when", "key"])


class ReliefOptionBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=200, label="Ce que l’on peut demander au professionnel")
    kind = blocks.ChoiceBlock(choices=RELIEF_KINDS, default="other", label="Nature de la demande")
    amount = blocks.BooleanBlock(required=False, default=False, label="Demander un montant en euros")
    date = blocks.BooleanBlock(required=False, default=False, label="Demander avant quelle date")
    key = KeyBlock()

    class Meta:
        label = "Demande possible"
        icon = "check"
        label_format = "{label}"
        form_layout = BlockGroup(["label", "kind", "amount", "date", "key"])
