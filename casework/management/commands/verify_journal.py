"""Check that nothing written once was changed: `manage.py verify_journal`. Exit code 1 when something was."""

from django.core.management.base import BaseCommand, CommandError

from casework import integrity


class Command(BaseCommand):
    help = (
        "Recalcule les empreintes des journaux, des documents établis et de leurs PDF, et dit ce qui ne concorde pas."
    )

    def handle(self, *args, **options):
        report = integrity.check()
        for broken in report.breaks:
            self.stdout.write(str(broken))
        checked = f"{report.events} événement(s) et {report.documents} document(s) vérifiés"
        waiting = f", dont {report.unprinted} sans PDF pour l’instant" if report.unprinted else ""
        self.stdout.write(f"{checked}{waiting}.")
        if report.breaks:
            raise CommandError(f"{len(report.breaks)} anomalie(s).")
