"""The portal as a Django application: accounts, set-up, the look that all parts share."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portail"

    def ready(self):
        from portal.demonstration import second_factor

        second_factor.connect()
