"""What an editor may put on a page: text, a callout, questions and answers, steps, the Centre's address."""

from wagtail import blocks

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_FEATURES = ["bold", "italic", "ul", "link"]


class CalloutBlock(blocks.StructBlock):
    """What the reader must not miss."""

    kind = blocks.ChoiceBlock([("note", "À savoir"), ("warning", "Attention")], default="note", label="importance")
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label="texte")

    class Meta:
        icon = "info-circle"
        label = "Encadré"
        template = "home/blocks/callout.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=200, label="question")
    answer = blocks.RichTextBlock(features=SHORT_FEATURES, label="réponse")


class QuestionsBlock(blocks.StructBlock):
    """Questions that open one by one."""

    title = blocks.CharBlock(max_length=100, required=False, label="titre")
    questions = blocks.ListBlock(QuestionBlock(), label="questions")

    class Meta:
        icon = "help"
        label = "Questions et réponses"
        template = "home/blocks/questions.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label="titre")
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label="texte")


class StepsBlock(blocks.StructBlock):
    """What happens, in order."""

    title = blocks.CharBlock(max_length=100, required=False, label="titre")
    steps = blocks.ListBlock(StepBlock(), label="étapes")

    class Meta:
        icon = "list-ol"
        label = "Étapes"
        template = "home/blocks/steps.html"


class TableRowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(blocks.CharBlock(max_length=300), label="cases")


class TableBlock(blocks.StructBlock):
    """A small table with a caption; the first cell of each row names the row."""

    caption = blocks.CharBlock(max_length=150, label="titre du tableau")
    head = blocks.ListBlock(blocks.CharBlock(max_length=80), label="en-têtes")
    rows = blocks.ListBlock(TableRowBlock(), label="lignes")

    class Meta:
        icon = "table"
        label = "Tableau"
        template = "home/blocks/table.html"


class ContactBlock(blocks.StaticBlock):
    """The Centre's addresses, from its settings."""

    class Meta:
        icon = "mail"
        label = "Coordonnées du Centre"
        admin_text = "Les coordonnées viennent des réglages « Coordonnées du Centre »."
        template = "home/blocks/contact.html"


class LegalReferencesBlock(blocks.StaticBlock):
    """The dated list of the law's articles, from the code (one correction is enough)."""

    class Meta:
        icon = "doc-full"
        label = "Liste des textes"
        admin_text = "La liste des textes est tenue à jour dans le logiciel."
        template = "home/blocks/legal_references.html"


class BodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label="Texte", template="home/blocks/text.html")
    callout = CalloutBlock()
    questions = QuestionsBlock()
    steps = StepsBlock()
    table = TableBlock()
    contact = ContactBlock()
    legal_references = LegalReferencesBlock()
