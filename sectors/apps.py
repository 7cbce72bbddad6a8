"""Publishing a guided form freezes a version of it: the signal is connected when the application starts."""

from django.apps import AppConfig


class SectorsConfig(AppConfig):
    name = "sectors"
    verbose_name = "Secteurs et formulaires"

    def ready(self):
        from django.db.models.signals import post_migrate

        from sectors import permissions, publication, walls

        publication.connect()
        permissions.connect()
        walls.connect()
        post_migrate.connect(permissions.give_everybody_their_pages, sender=self, dispatch_uid="sectors.rights")
