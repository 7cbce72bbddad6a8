"""Building sector: the general form, for « Aucun de ces cas »."""

from .libraries import shared
from .shared_questions import (
    APPOINTMENT,
    COMPLAINT,
    CONTRACT_OF_ANOTHER,
    DAMAGES,
    DISCOUNT,
    FOR_A_RELATIVE,
    INVOICES,
    OTHER,
    QUOTE,
    REFUND,
    SIGNED,
    answer_steps,
    place_step,
)  # fmt: skip
from .writing import date, document, relief, step, table, text

GENERAL = {
    "slug": "autre-litige",
    "title": "Un autre litige avec une entreprise du bâtiment",
    "minutes": 10,
    "general": True,
    "introduction": "<p>Si aucun des cas proposés ne correspond au vôtre. Le Centre lira votre demande et dira s’il peut la "
    "recevoir.</p>",
    "covers": {},
    "steps": [
        place_step(text("works_ordered_short", "Qu’avez-vous commandé ou demandé à l’entreprise ?",
                        example="un terrassement, une démolition, une étude.")),
        step(
            "agreement",
            "Votre accord",
            shared("commune/agreement_form"),
        ),
        step(
            "money",
            "Les dates et les sommes",
            shared("commune/contract_date", SIGNED),
            shared("commune/agreed_price", SIGNED),
            shared("commune/paid"),
        ),
        step(
            "events_step",
            "Ce qui s’est passé",
            table("events", "Quelles sont les dates importantes ?", "Date",
                  date("event_date", "Le jour", limit="none"),
                  text("event_what", "Ce qui s’est passé ce jour-là", example="l’entreprise n’est pas venue."),
                  help="Dans l’ordre, une ligne par date. Quatre ou cinq lignes suffisent souvent."),
        ),
        *answer_steps(),
    ],
    "documents": [
        COMPLAINT, QUOTE, INVOICES,
        document("other_proof", "Ce qui montre le problème", "Une photo ou un message aide à comprendre un cas peu courant."),
    ],
    "relief": [
        relief("perform", "Que l’entreprise fasse ce qui était convenu", kind="finish", date=True), REFUND, DISCOUNT, DAMAGES,
        OTHER,
    ],
    "outcomes": [CONTRACT_OF_ANOTHER, FOR_A_RELATIVE, APPOINTMENT],
}  # fmt: skip
