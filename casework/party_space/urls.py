"""The space of the parties, mounted at /espace/."""

from django.urls import path

from casework import addresses  # noqa: F401 - the converter « reference »
from casework.party_space.views import acting, agenda, arriving, assistance, case, expertise, files, needs, talks

app_name = "party_space"
urlpatterns = [
    path("", arriving.HomeView.as_view(), name="home"),
    path("invitation/", arriving.InvitationView.as_view(), name="invitation"),
    path("rendez-vous/", agenda.SlotsDoorView.as_view(), name="slots_door"),
    path("rendez-vous/dates/", agenda.SlotsAnswerView.as_view(), name="slots_answer"),
    path("dossier/<reference:reference>/", case.CaseView.as_view(), name="case"),
    path("dossier/<reference:reference>/demande/", case.RequestView.as_view(), name="request"),
    path("dossier/<reference:reference>/historique/", case.HistoryView.as_view(), name="history"),
    path("dossier/<reference:reference>/besoins/", needs.NeedsView.as_view(), name="needs"),
    path("dossier/<reference:reference>/pieces/", case.ExhibitsView.as_view(), name="exhibits"),
    path("dossier/<reference:reference>/pieces/<int:number>/", files.exhibit, name="exhibit"),
    path("dossier/<reference:reference>/documents/<int:pk>/", files.document, name="document"),
    path("dossier/<reference:reference>/propositions/", talks.TableView.as_view(), name="table"),
    path("dossier/<reference:reference>/propositions/<int:pk>/", talks.PointView.as_view(), name="point"),
    path("dossier/<reference:reference>/forum/", talks.ForumView.as_view(), name="forum"),
    path("dossier/<reference:reference>/forum/<int:number>/", talks.SubjectView.as_view(), name="subject"),
    path("dossier/<reference:reference>/aparte/pieces/<int:pk>/", files.apart_exhibit, name="apart_exhibit"),
    path("dossier/<reference:reference>/aparte/", talks.CaucusView.as_view(), name="caucus"),
    path("dossier/<reference:reference>/solution/", talks.SolutionView.as_view(), name="solution"),
    path("dossier/<reference:reference>/protocole/", talks.DraftView.as_view(), name="draft"),
    path("dossier/<reference:reference>/agenda/", agenda.AgendaView.as_view(), name="agenda"),
    path("dossier/<reference:reference>/agenda/<int:number>/", agenda.calendar, name="calendar"),
    path("dossier/<reference:reference>/accompagnement/", assistance.AssistanceView.as_view(), name="assistance"),
    path("dossier/<reference:reference>/rapports/<int:number>/", expertise.own_report, name="own_report"),
    path("expertise/<reference:reference>/", expertise.ExpertView.as_view(), name="expertise"),
    path("expertise/<reference:reference>/pieces/<int:number>/", expertise.expert_exhibit, name="expert_exhibit"),
    path("dossier/<reference:reference>/agir/<slug:act>/", acting.ActView.as_view(), name="act"),
]
