"""What the builders' editors check before each publication: « si …, alors … ». No answer here grows old."""

WORKS_ADDRESS = {"line": "12 rue des Lilas", "postal_code": "44000", "city": "Nantes"}
URGENT = {
    "works_address": WORKS_ADDRESS,
    "ordered_by": "me",
    "breakdown_kind": "lock",
    "emergency": "danger",
    "how_found": "web",
    "price_on_call": "rates",
    "visit_date": "2026-03-02",
    "prices_displayed": "no",
    "quote_before": "none",
    "invoices_list": [
        {"invoice_date": "2026-03-02", "invoice_total": "780.00", "invoice_contested": "Le prix de la porte."}
    ],
    "paid": "780.00",
    "payment": "card",
    "beyond": False,
    "price_trouble": ["higher"],
    "company_position": "silent",
    "third_opinion": False,
}

# (form, title, choices of the axes, answers, where it must end, steps that must be shown)
SCENARIOS = [
    (
        "depannage-execution", "Un dépannage sans devis est accepté",
        {"travaux": "depannage", "nature": "execution", "objet": "prix"}, URGENT, "file", ["prices", "bill"],
    ),
    (
        "depannage-execution", "Une visite prévue passe au formulaire de l’entretien",
        {"travaux": "depannage", "nature": "execution", "objet": "malfacon"},
        {"ordered_by": "me", "emergency": "planned"}, "planned_visit", [],
    ),
    (
        "renovation-execution", "Un locataire qui n’a rien commandé est orienté",
        {"travaux": "renovation", "nature": "execution", "objet": "malfacon"},
        {"ordered_by": "landlord"}, "contract_of_another", [],
    ),
    (
        "neuf-execution", "Un achat sur plan relève d’un autre médiateur",
        {"travaux": "neuf", "nature": "execution", "objet": "retard"},
        {"ordered_by": "me", "contract_kind": "off_plan"}, "off_plan", [],
    ),
    (
        "maintenance-execution", "Un contrat pris chez un fournisseur d’énergie est orienté",
        {"travaux": "maintenance", "nature": "execution", "objet": "retard"},
        {"ordered_by": "me", "visit_kind": "contract", "contract_with": "energy"}, "energy_supplier", [],
    ),
    (
        "contrat-formalisme", "Un désaccord sur le seul crédit va à la banque",
        {"travaux": "renovation", "nature": "formalisme"},
        {"ordered_by": "me", "agreement_form": "signed", "loan": "loan_only"}, "loan_dispute", [],
    ),
]  # fmt: skip
