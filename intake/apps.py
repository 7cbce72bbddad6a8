"""The porter's lodge: may we take this dispute, and what is it about?"""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Dépôt des demandes"

    def ready(self):
        from intake.drafts import count_by_version
        from sectors.under_way import count_with

        count_with(count_by_version)
