"""Mounted in the demonstration only."""

from django.urls import path, register_converter

from portal.demonstration import views
from portal.demonstration.headless_example import example


class MessageKey:
    regex = r"[0-9]{8}T[0-9]{12}-[0-9a-f]{8}"

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(MessageKey, "message_key")

urlpatterns = [
    path("", views.welcome, name="demo_welcome"),
    path("formulaire/", example, name="demo_form"),
    path("formulaire/<str:name>", example, name="demo_form_file"),
    path("courrier/", views.mailbox, name="demo_mailbox"),
    path("courrier/<message_key:key>/", views.message, name="demo_message"),
]
