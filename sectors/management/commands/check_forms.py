"""Check every published form and every sector; for a person, for another program, for continuous integration."""

import json
import sys
from dataclasses import asdict

from django.core.management.base import BaseCommand

from sectors.checks import ADVICE, ERROR, WARNING
from sectors.form_review import review_online

LEVELS = {ERROR: "À CORRIGER", WARNING: "à vérifier", ADVICE: "conseil"}


class Command(BaseCommand):
    help = "Contrôle tous les formulaires publiés et tous les secteurs. Le code de sortie est 1 s’il y a une erreur."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text", help="text (par défaut) ou json")
        parser.add_argument("--sector", help="un seul secteur, par son nom dans les adresses")

    def handle(self, *args, **options):
        found = review_online(options["sector"])
        if options["sector"] and not found:
            self.stderr.write(f"Aucun secteur en ligne ne s’appelle « {options['sector']} ».")
            sys.exit(2)
        if options["format"] == "json":
            self.stdout.write(json.dumps([_plain(subject) for subject in found], ensure_ascii=False, indent=2))
        else:
            self._say(found)
        if any(finding.level == ERROR for subject in found for finding in subject.findings):
            sys.exit(1)

    def _say(self, found):
        for subject in found:
            self.stdout.write(f"{subject.name} : {_count(subject.findings)}")
            for finding in subject.findings:
                self.stdout.write(f"  {LEVELS[finding.level]} {finding.code} {finding.text}")


def _count(findings):
    if not findings:
        return "rien à signaler"
    levels = [finding.level for finding in findings]
    return ", ".join(f"{levels.count(level)} {said}" for level, said in LEVELS.items() if level in levels)


def _plain(subject):
    return {
        "sector": subject.sector,
        "form": subject.form,
        "version": subject.version,
        "findings": [asdict(finding) for finding in subject.findings],
    }
