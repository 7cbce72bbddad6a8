"""/demande/: from « I have a dispute » to a case."""

from django.urls import path

from intake.views import complaint_letter, ending, files, halts, helpful, professionals, relief, start, versions, wizard

app_name = "intake"
urlpatterns = [
    path("", start.start, name="start"),
    path("secteur/", start.choose_sector, name="sector"),
    path("<uuid:draft_id>/", start.resume, name="resume"),
    path("<uuid:draft_id>/etape/<slug:step>/", wizard.step, name="step"),
    path("<uuid:draft_id>/verification/<slug:reason>/", halts.halt, name="halt"),
    path("<uuid:draft_id>/lettre/", complaint_letter.letter, name="letter"),
    path("<uuid:draft_id>/lettre/texte/", complaint_letter.letter_text, name="letter_text"),
    path("<uuid:draft_id>/lettre/pdf/", complaint_letter.letter_pdf, name="letter_pdf"),
    path("<uuid:draft_id>/formulaire/", versions.obstacle, name="obstacle"),
    path("<uuid:draft_id>/nouvelle-version/", versions.newer, name="newer_version"),
    path("<uuid:draft_id>/compte/", ending.account, name="account"),
    path("<uuid:draft_id>/demandes/ajouter/", relief.add, name="relief_add"),
    path("<uuid:draft_id>/demandes/<int:number>/", relief.change, name="relief_change"),
    path("<uuid:draft_id>/demandes/<int:number>/retirer/", relief.remove, name="relief_remove"),
    path("<uuid:draft_id>/professionnels/<slug:key>/retirer/", professionals.remove, name="professional_remove"),
    path("<uuid:draft_id>/fichiers/<int:pk>/", files.download, name="file"),
    path("<uuid:draft_id>/fichiers/<int:pk>/retirer/", files.remove, name="file_remove"),
    path("<uuid:draft_id>/enregistree/", ending.saved, name="saved"),
    path("<uuid:draft_id>/effacer/", start.delete, name="delete"),
    path("<uuid:draft_id>/utile/", helpful.vote, name="helpful"),
    path("<uuid:draft_id>/envoyee/", ending.sent, name="sent"),
]
