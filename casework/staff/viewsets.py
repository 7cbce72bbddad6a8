"""The addresses of the casework in the admin: bare ViewSets on purpose, without history, edit, delete or usage."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from casework import addresses  # noqa: F401 - the converter « reference »
from casework.staff import (
    absences,
    case_list,
    case_page,
    conversations,
    downloads,
    followed_path,
    marks,
    notes,
    post_room,
    refusals,
)
from casework.staff.act_view import ActView
from casework.staff.answer_sheet import AnswerSheet
from casework.staff.conflicts_register import ConflictsRegister
from casework.staff.menu import CaseworkMenuItem, CentreMenuItem
from casework.staff.point import PointPage
from casework.staff.postal_entry import views as entry


class CaseViewSet(ViewSet):
    """« Dossiers »."""

    name = "casework_staff"
    url_prefix = "dossiers"
    menu_label = "Dossiers"
    menu_name = "casework-cases"
    menu_icon = icon = "folder-open-inverse"
    menu_order = 50
    menu_item_class = CaseworkMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", case_list.CaseListView.as_view(), name="index"),
            path("resultats/", case_list.CaseListView.as_view(results_only=True), name="index_results"),
            path("<reference:reference>/", case_page.CasePage.as_view(), name="case"),
            path("<reference:reference>/chemin/", followed_path.FollowedPath.as_view(), name="followed_path"),
            path("<reference:reference>/actes/<slug:act>/", ActView.as_view(), name="act"),
            path("<reference:reference>/bulletin/<int:pk>/", AnswerSheet.as_view(), name="answer_sheet"),
            path("<reference:reference>/notes/", notes.AddNote.as_view(), name="add_note"),
            path("<reference:reference>/etiquettes/", marks.SetLabels.as_view(), name="labels"),
            path("<reference:reference>/suivre/", marks.SetFollow.as_view(), name="follow"),
            path("<reference:reference>/besoins/<int:pk>/", marks.NeedsPage.as_view(), name="needs"),
            path("<reference:reference>/pieces/<int:number>/", downloads.ExhibitDownload.as_view(), name="exhibit"),
            path("<reference:reference>/forum/<int:number>/", conversations.SubjectPage.as_view(), name="subject"),
            path("<reference:reference>/apartes/<int:pk>/", conversations.ApartPage.as_view(), name="apart"),
            path(
                "<reference:reference>/apartes/pieces/<int:pk>/",
                downloads.ApartDownload.as_view(),
                name="apart_exhibit",
            ),
            path("<reference:reference>/points/<int:pk>/", PointPage.as_view(), name="point"),
            path(
                "<reference:reference>/lettres/<int:number>/",
                downloads.TypedLetterDownload.as_view(),
                name="typed_letter",
            ),
            path("<reference:reference>/documents/<int:pk>/", downloads.DocumentDownload.as_view(), name="document"),
            path("<reference:reference>/messages/<int:pk>/", downloads.MessagePage.as_view(), name="message"),
            path("<reference:reference>/messages/<int:pk>/lettre/", downloads.LetterText.as_view(), name="letter"),
            path("<reference:reference>/messages/<int:pk>/imprimer/", downloads.LetterPdf.as_view(), name="letter_pdf"),
        ]


class PostRoomViewSet(ViewSet):
    """« Courriers », for the Centre."""

    name = "casework_post_room"
    url_prefix = "courriers"
    menu_label = "Courriers"
    menu_name = "casework-post-room"
    menu_icon = icon = "mail"
    menu_order = 60
    menu_item_class = CentreMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", post_room.PostRoom.as_view(), name="index"),
            path("resultats/", post_room.PostRoom.as_view(results_only=True), name="index_results"),
            path("demandes/", entry.Entries.as_view(), name="entries"),
            path("demandes/<uuid:pk>/effacer/", entry.DeleteEntry.as_view(), name="entry_delete"),
            path("demandes/<uuid:pk>/documents/<int:file>/", entry.EntryScan.as_view(), name="entry_scan"),
            path("demandes/<uuid:pk>/<slug:page>/", entry.EntryPage.as_view(), name="entry"),
            path("lot/", post_room.PrintBatch.as_view(), name="print"),
            path("poste/", post_room.RecordPostings.as_view(), name="posted"),
            path("<int:pk>/renvoyer/", post_room.Resend.as_view(), name="resend"),
            path("<int:pk>/parti/", post_room.MarkSent.as_view(), name="mark_sent"),
        ]


class RegisterViewSet(ViewSet):
    """The Centre's registers that are read and not written; their entries stand in the menu « Registres »."""

    name = "casework_registers"
    url_prefix = "suivi"

    def get_urlpatterns(self):
        return [
            path("conflits/", ConflictsRegister.as_view(), name="conflicts"),
            path("conflits/fichier/", ConflictsRegister.as_view(as_file=True), name="conflicts_file"),
        ]


class RefusalViewSet(ViewSet):
    """« Refus », for the Centre."""

    name = "casework_refusals"
    url_prefix = "refus"
    menu_label = "Refus"
    menu_name = "casework-refusals"
    menu_icon = icon = "cross"
    menu_order = 65
    menu_item_class = CentreMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [path("", refusals.RefusalRegister.as_view(), name="index")]


class AbsenceViewSet(ViewSet):
    """« Absences », for the Centre and the mediators."""

    name = "casework_absences"
    url_prefix = "absences"
    menu_label = "Absences"
    menu_name = "casework-absences"
    menu_icon = icon = "calendar"
    menu_order = 66
    menu_item_class = CaseworkMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", absences.AbsencesPage.as_view(), name="index"),
            path("<int:pk>/", absences.EditAbsence.as_view(), name="edit"),
            path("<int:pk>/retirer/", absences.DeleteAbsence.as_view(), name="delete"),
        ]
