"""The Centre's name, for what is written outside its own application: account e-mails, second factors, incidents."""

from django.apps import apps


def centre_details():
    """What the Centre wrote of itself in the admin (casework.CentreDetails), or its defaults."""
    return apps.get_model("casework", "CentreDetails").load()
