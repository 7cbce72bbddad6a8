"""Building sector, a new building: contract, reception and reserves, late penalties, guarantees."""

from .libraries import shared
from .shared_questions import (
    AFTER_TEN_YEARS,
    APPOINTMENT,
    COMPLAINT,
    CONCILIATOR,
    CONTRACT_OF_ANOTHER,
    EXCLUDED,
    FIRST_YEAR,
    FOR_A_RELATIVE,
    INVOICES,
    OPINION,
    OTHER_MEDIATORS,
    PHOTOS,
    RECEIVED,
    RECEPTION_REPORT,
    RESERVES,
    SECOND_YEAR,
    STEPS_OF_MEDIATION,
    TEXTS,
    WORKS_RELIEF,
    answer_steps,
    opinion_step,
    place_step,
)  # fmt: skip
from .writing import (
    amount,
    choice,
    choices,
    date,
    defer,
    document,
    number,
    redirect,
    relief,
    step,
    story,
    warn,
    when,
    yes_no,
)  # fmt: skip

HOUSE_CONTRACT = ("contract_kind", "one_of", "house_with_plan, house_no_plan")

NEW_BUILDING = {
    "slug": "neuf-execution",
    "title": "Construction neuve : livraison, réserves, retards et garanties",
    "minutes": 20,
    "introduction": "<p>Pour une maison ou un bâtiment neuf construit pour vous, lorsque le litige porte sur le chantier, "
    "la réception, les réserves, les pénalités de retard ou une garantie.</p><p>Prenez le contrat, sa notice et le "
    "procès-verbal de réception.</p>",
    "covers": {"travaux": ["neuf"], "nature": ["execution"]},
    "steps": [
        place_step(title="Le chantier et la commande"),
        step(
            "contract",
            "Le contrat de construction",
            choice(
                "contract_kind",
                "Quel contrat avez-vous signé ?",
                [
                    ("house_with_plan", "Un contrat de construction de maison avec plan", "Le constructeur fournit le plan."),
                    ("house_no_plan", "Un contrat de construction de maison sans plan"),
                    ("works", "Un ou plusieurs marchés de travaux", "Un contrat avec chaque entreprise."),
                    ("off_plan", "Un achat sur plan", "Vous achetez à un promoteur un logement à construire."),
                    ("existing", "Un devis pour agrandir ou transformer une maison qui existait"),
                    ("unknown", "Je ne sais pas"),
                ],
                help="Le nom du contrat est écrit en haut de la première page.",
                why="Les délais, les pénalités et les garanties ne sont pas les mêmes.",
            ),
            shared("commune/contract_date"),
            shared("batiment/changes_agreed"),
        ),
        step(
            "money",
            "Le prix et les paiements",
            shared("commune/agreed_price", help="Toutes taxes comprises, avenants compris.", example="186 000 €."),
            shared("commune/paid"),
            yes_no("retained", "Avez-vous gardé une partie du prix dans l’attente des réparations ?",
                   example="une retenue de garantie, ou une somme déposée chez un tiers."),
        ),
        step(
            "retained_sum",
            "La somme retenue",
            amount("retained_amount", "Quelle somme avez-vous retenue ?"),
            choice("retained_where", "Où se trouve cette somme ?",
                   [("kept", "Je l’ai gardée"), ("deposited", "Elle est déposée chez un tiers"), ("unknown", "Je ne sais pas")]),
            when=when(("retained", "is", "oui")),
        ),
        step(
            "progress",
            "Où en est la construction",
            shared("batiment/works_received"),
            choices(
                "also",
                "Avez-vous un autre désaccord sur ce chantier ?",
                [("late", "Un retard"), ("defect", "Un défaut dans l’ouvrage"), ("price", "Un supplément de prix")],
                required=False,
                help="Laissez vide si tout tient dans le désaccord que vous avez déjà choisi.",
            ),
        ),
        step(
            "reception",
            "La réception et les réserves",
            shared("commune/reception_date", not_before="contract_date"),
            shared("batiment/reserves", RESERVES),
            when=RECEIVED,
        ),
        step(
            "refusal",
            "Votre refus de réceptionner",
            story("refusal_reason", "Pour quelles raisons avez-vous refusé ?", help="Une ligne par raison."),
            yes_no("refusal_written", "L’avez-vous écrit à l’entreprise ?"),
            when=when(("works_received", "is", "refused")),
        ),
        step(
            "delay",
            "Le retard",
            date("promised_end", "À quelle date l’ouvrage devait-il être livré ?", limit="none",
                 help="Calculez-la avec la date d’ouverture du chantier et le délai écrit au contrat."),
            yes_no("delay_agreed", "Un report de cette date a-t-il été convenu par écrit ?"),
            number("bad_weather_days", "Combien de jours d’intempéries l’entreprise compte-t-elle ?", unit="jours",
                   required=False, help="Laissez vide si elle n’en parle pas."),
            when=when(("axis:objet", "one_of", "retard, abandon"), ("also", "is", "late"), match="any"),
        ),
        step(
            "penalties_step",
            "Les pénalités et la garantie de livraison",
            choice("penalties", "Le contrat prévoit-il des pénalités de retard ?",
                   [("yes", "Oui"), ("no", "Non"), ("unknown", "Je ne sais pas")],
                   help="Cherchez « pénalités » dans les conditions du contrat."),
            choice("guarantor_told", "Avez-vous prévenu le garant de livraison ?",
                   [("yes", "Oui"), ("no", "Non"), ("none", "Je ne connais pas de garant")],
                   help="La banque ou l’assureur nommé dans l’attestation de garantie de livraison.",
                   why="Le garant peut devoir faire finir la maison.", when=when(HOUSE_CONTRACT)),
            when=when(("axis:objet", "one_of", "retard, abandon"), ("also", "is", "late"), match="any"),
        ),
        step(
            "stopped",
            "L’arrêt du chantier",
            date("stopped_on", "Depuis quand le chantier est-il arrêté ?"),
            story("stop_reason", "Quelle raison l’entreprise a-t-elle donnée ?", required=False,
                  help="Laissez vide si elle n’en a donné aucune."),
            when=when(("axis:objet", "is", "abandon")),
        ),
        step(
            "defects",
            "Ce qui ne va pas",
            story("defects_text", "Décrivez chaque point, une ligne par point",
                  help="Où, et ce que cela empêche de faire. Si vous avez noté des réserves, ne les recopiez pas.",
                  example="Chambre nord : traces d’humidité au bas du mur."),
            shared("commune/noticed_on"),
            shared("batiment/still_usable"),
            when=when(("axis:objet", "is", "malfacon"), ("also", "is", "defect"), match="any"),
        ),
        step(
            "insurance",
            "L’assurance dommages-ouvrage",
            choice(
                "damage_insurer",
                "Avez-vous déclaré ce problème à une assurance dommages-ouvrage ?",
                [
                    ("no", "Non"),
                    ("none", "Je n’ai pas cette assurance"),
                    ("waiting", "Oui, j’attends sa réponse"),
                    ("paid", "Oui, elle a accepté"),
                    ("contested", "Oui, et c’est sa réponse que je conteste"),
                ],
                help="Elle est prise avant l’ouverture du chantier, souvent avec le contrat.",
                why="Elle paie sans attendre les réparations les plus graves.",
            ),
            when=when(("axis:objet", "is", "malfacon"), ("also", "is", "defect"), match="any"),
        ),
        step(
            "extra_price",
            "Le supplément de prix",
            shared("batiment/invoices_list"),
            choices("price_reason", "Comment l’entreprise explique-t-elle ce prix ?",
                    [("extra", "Des travaux ajoutés"), ("index", "Une révision du prix prévue au contrat"),
                     ("soil", "Un problème de terrain"), ("none", "Elle ne l’explique pas")]),
            when=when(("axis:objet", "is", "prix"), ("also", "is", "price"), match="any"),
        ),
        *answer_steps(),
        opinion_step(),
    ],
    "documents": [
        document("quote", "Le contrat, ses plans et sa notice", "Il fixe l’ouvrage, le prix, le délai et les pénalités.",
                 required=True, help="Avec les avenants, s’il y en a. Le constructeur doit vous en avoir remis un exemplaire."),
        COMPLAINT, RECEPTION_REPORT, INVOICES, PHOTOS, OPINION,
    ],
    "relief": [
        relief("lift_reserves", "La levée des réserves", kind="repair", date=True),
        relief("late_penalties", "Les pénalités de retard", kind="damages", amount=True), *WORKS_RELIEF,
    ],
    "outcomes": [
        CONTRACT_OF_ANOTHER,
        FOR_A_RELATIVE,
        redirect(
            "off_plan", "Un achat sur plan relève d’un autre médiateur", when(("contract_kind", "is", "off_plan")),
            "<p>Vous avez acheté à un promoteur un logement à construire : c’est une vente. Le Centre ne reçoit que les litiges "
            "avec les entreprises qui construisent. Le nom du médiateur du promoteur est écrit dans votre contrat.</p>",
            "L612-2", OTHER_MEDIATORS, EXCLUDED,
        ),
        redirect(
            "existing_building", "C’est une rénovation", when(("contract_kind", "is", "existing")),
            "<p>Agrandir ou transformer une maison qui existait suit d’autres règles que construire. Le formulaire de la "
            "rénovation pose les bonnes questions, et garde vos réponses.</p>",
            "cch-L231-1", TEXTS, form="renovation-execution",
        ),
        warn(
            "retention", "La somme que vous gardez est encadrée", when(("retained", "is", "oui")),
            "<p>Dans un marché de travaux, la retenue prévue au contrat ne dépasse pas 5 % du prix, et elle est déposée chez un "
            "tiers. Elle revient à l’entreprise un an après la réception, sauf opposition écrite de votre part. Le "
            "médiateur regardera ce point avec vous.</p>",
            "retenue-garantie", TEXTS, CONCILIATOR,
        ),
        defer(
            "not_late_yet", "La date de livraison n’est pas passée",
            when(("axis:objet", "is", "retard"), ("promised_end", "after", "aujourd’hui")),
            "<p>L’entreprise a encore le temps de livrer. Écrivez-lui dès maintenant votre inquiétude, et revenez si la date "
            "passe sans que l’ouvrage soit livré.</p>",
            "cch-L231-2", STEPS_OF_MEDIATION, days=1, start="promised_end",
        ),
        warn(
            "penalties_of_the_law", "La loi prévoit des pénalités de retard",
            when(("penalties", "is", "no"), ("contract_kind", "is", "house_with_plan")),
            "<p>Un contrat de construction de maison avec plan doit prévoir des pénalités de retard. Elles ne peuvent pas être "
            "inférieures à un trois-millième du prix par jour de retard. Vous pourrez les demander plus loin.</p>",
            "cch-R231-14", TEXTS,
        ),
        redirect(
            "insurer_dispute", "Votre désaccord est avec l’assureur", when(("damage_insurer", "is", "contested")),
            "<p>La réponse de l’assurance dommages-ouvrage ne relève pas du Centre : un médiateur est compétent pour les "
            "assurances. Si votre désaccord porte aussi sur l’entreprise, demandez l’avis d’une personne ci-dessous.</p>",
            "L612-2", ("S’adresser à la Médiation de l’Assurance", "https://www.mediation-assurance.org/"), OTHER_MEDIATORS,
        ),
        FIRST_YEAR, SECOND_YEAR, AFTER_TEN_YEARS, APPOINTMENT,
    ],
}  # fmt: skip
