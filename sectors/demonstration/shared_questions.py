"""The steps, documents, ends and demands that several forms have in the same words, under the same keys."""

from .libraries import shared
from .writing import defer, document, look, relief, step, stop, story, warn, when

SIGNED = when(("agreement_form", "one_of", "signed, written"))
RECEIVED = when(("works_received", "one_of", "yes, with_reserves"))
RESERVES = when(("works_received", "is", "with_reserves"))

EXCLUDED = ("Voir les cas où la médiation n’est pas possible", "/cas-exclus/")
OTHER_MEDIATORS = ("Chercher un autre médiateur de la consommation", "https://www.economie.gouv.fr/mediation-conso")
CONCILIATOR = ("S’adresser gratuitement à un conciliateur de justice", "https://www.conciliateurs.fr/")
STEPS_OF_MEDIATION = ("Relire comment se déroule une médiation", "/deroulement/")
TEXTS = ("Lire les textes sur la médiation", "/textes/")


def place_step(*more, title="Le lieu et la commande"):
    return step("place", title, shared("commune/works_address"), shared("commune/ordered_by"), *more)


def answer_steps():
    """What a company answered; the day of its visit, when there is one, on the next page."""
    return [
        step(
            "company_answer",
            "Ce que l’entreprise vous a répondu",
            shared("commune/company_position"),
            shared("commune/third_opinion"),
        ),
        step(
            "appointment",
            "Le rendez-vous",
            shared("commune/appointment_on"),
            when=when(("company_position", "is", "appointment")),
        ),
    ]


def opinion_step():
    return step(
        "opinion",
        "L’avis que vous avez reçu",
        shared("commune/opinion_author"),
        story("opinion_summary", "Que dit cet avis, en quelques phrases ?", required=False),
        when=when(("third_opinion", "is", "oui")),
    )


QUOTE = document(
    "quote", "Le devis, le bon de commande ou le contrat",
    "Il fixe ce que l’entreprise devait faire, à quel prix et dans quel délai.",
    help="Toutes les pages, conditions générales et avenants compris. Vous pouvez le redemander à l’entreprise.",
    required=True, when=SIGNED,
)  # fmt: skip
COMPLAINT = document(
    "prior_complaint", "Votre réclamation écrite à l’entreprise",
    "La loi demande d’avoir d’abord essayé de régler le litige avec elle, par écrit.",
    help="La lettre, l’e-mail ou le message, avec sa date ; et la réponse, s’il y en a une. Une photo de l’écran convient.",
    required=True,
)  # fmt: skip
INVOICES = document(
    "invoices", "Les factures et les preuves de paiement", "Elles montrent ce qui a été facturé et ce qui a été payé."
)
PHOTOS = document(
    "photos", "Des photos", "Elles montrent l’état des travaux mieux qu’une description.",
    help="Une vue d’ensemble et une vue de près pour chaque point. Notez la date si vous la connaissez.",
    when=when(("axis:objet", "one_of", "malfacon, abandon")),
)  # fmt: skip
RECEPTION_REPORT = document(
    "reception_report", "Le procès-verbal de réception", "Il date la réception et garde la trace des réserves.",
    help="La feuille signée avec l’entreprise le jour de la réception.", when=RECEIVED,
)  # fmt: skip
OPINION = document(
    "opinion_report", "L’avis ou le constat d’une autre personne", "Il éclaire un point technique.",
    when=when(("third_opinion", "is", "oui")),
)  # fmt: skip

CONTRACT_OF_ANOTHER = stop(
    "contract_of_another",
    "Le contrat n’est pas à votre nom",
    when(("ordered_by", "one_of", "landlord, building")),
    "<p>La médiation de la consommation a lieu entre une entreprise et le particulier qui lui a passé commande. Ici, la "
    "commande a été passée par le propriétaire ou par la copropriété.</p><p>Écrivez-leur : ce sont eux qui peuvent demander "
    "à l’entreprise de revenir, et qui vous doivent un logement en bon état.</p>",
    "L611-1", EXCLUDED, CONCILIATOR,
)  # fmt: skip
FOR_A_RELATIVE = look(
    "for_a_relative",
    "Vous agissez pour un proche",
    when(("ordered_by", "is", "relative")),
    "<p>Votre proche peut se faire assister ou représenter par la personne de son choix. Continuez en répondant à sa place, "
    "et préparez un écrit par lequel il vous en charge : quelques lignes datées et signées suffisent.</p>",
    "R612-1", STEPS_OF_MEDIATION,
)  # fmt: skip
APPOINTMENT = defer(
    "appointment_fixed",
    "L’entreprise doit encore venir",
    when(("appointment_on", "after", "aujourd’hui")),
    "<p>Vous avez un rendez-vous : le litige peut se régler ce jour-là. S’il n’a pas lieu, ou si le problème demeure, revenez "
    "ici. Vos réponses sont gardées.</p>",
    "L612-2", STEPS_OF_MEDIATION, days=3, start="appointment_on",
)  # fmt: skip
FIRST_YEAR = warn(
    "first_year_ends",
    "La garantie de parfait achèvement va bientôt finir",
    when(("reception_date", "older_than", "10 mois"), ("reception_date", "within", "1 an")),
    "<p>La réception a plus de dix mois. L’entreprise doit réparer pendant un an ce que vous lui avez signalé par écrit. "
    "La médiation ne prolonge pas toujours ce délai : signalez chaque point par écrit sans attendre, et renseignez-vous "
    "sur ce qui protège vos droits.</p>",
    "cc-1792-6", CONCILIATOR, TEXTS,
)  # fmt: skip
SECOND_YEAR = warn(
    "second_year_ends",
    "La garantie de deux ans des équipements va bientôt finir",
    when(("reception_date", "older_than", "22 mois"), ("reception_date", "within", "2 ans")),
    "<p>La réception a plus de vingt-deux mois. Les équipements que l’on peut remplacer sans abîmer le bâtiment, comme un "
    "volet roulant ou un radiateur, sont garantis deux ans. La médiation ne prolonge pas toujours ce délai : "
    "renseignez-vous sans attendre.</p>",
    "cc-1792-3", CONCILIATOR, TEXTS,
)  # fmt: skip
AFTER_TEN_YEARS = look(
    "after_ten_years",
    "La réception a plus de dix ans",
    when(("reception_date", "older_than", "10 ans")),
    "<p>Après dix ans, les garanties de la construction ont pris fin. Une solution reste possible si l’entreprise y consent : "
    "continuez, une personne du Centre examinera ce point.</p>",
    "cc-1792-4-1", CONCILIATOR,
)  # fmt: skip

REPAIR = relief("repair", "La reprise des travaux", kind="repair", date=True)
FINISH = relief("finish", "L’achèvement des travaux", kind="finish", date=True)
REFUND = relief("refund", "Le remboursement d’une somme", kind="refund", amount=True)
DISCOUNT = relief("discount", "Une réduction du prix", kind="discount", amount=True)
DAMAGES = relief("damages", "Une indemnité pour le tort subi", kind="damages", amount=True)
TERMINATION = relief("termination", "La fin du contrat", kind="termination", date=True)
OTHER = relief("other", "Autre chose", kind="other")
WORKS_RELIEF = [REPAIR, FINISH, REFUND, DISCOUNT, DAMAGES, TERMINATION, OTHER]
