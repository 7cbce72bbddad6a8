"""The public page that checks a document's code; mounted at /verifier/."""

from django.urls import path

from casework.documents import views

app_name = "documents"
urlpatterns = [path("", views.verify_document, name="verify")]
