"""The space of the parties, mounted at /espace/."""

from django.urls import path

from casework.party_space.views import acting, agenda, arriving, assistance, case, expertise, files, needs, talks

app_name = "party_space"
urlpatterns = [
    path("", arriving.HomeView.as_view(), name="home"),
    path("invitation/", arriving.InvitationView.as_view(), name="invitation"),
    path("rendez-vous/", agenda.SlotsDoorView.as_view(), name="slots_door"),
    path("rendez-vous/dates/", agenda.SlotsAnswerView.as_view(), name="slots_answer"),
    path("dossier/<str:reference>/", case.CaseView.as_view(), name="case"),
    path("dossier/<str:reference>/demande/", case.RequestView.as_view(), name="request"),
    path("dossier/<str:reference>/historique/", case.HistoryView.as_view(), name="history"),
    path("dossier/<str:reference>/besoins/", needs.NeedsView.as_view(), name="needs"),
    path("dossier/<str:reference>/pieces/", case.ExhibitsView.as_view(), name="exhibits"),
    path("dossier/<str:reference>/pieces/<int:number>/", files.exhibit, name="exhibit"),
    path("dossier/<str:reference>/documents/<int:pk>/", files.document, name="document"),
    path("dossier/<str:reference>/propositions/", talks.TableView.as_view(), name="table"),
    path("dossier/<str:reference>/propositions/<int:pk>/", talks.PointView.as_view(), name="point"),
    path("dossier/<str:reference>/forum/", talks.ForumView.as_view(), name="forum"),
    path("dossier/<str:reference>/forum/<int:number>/", talks.SubjectView.as_view(), name="subject"),
    path("dossier/<str:reference>/aparte/pieces/<int:pk>/", files.apart_exhibit, name="apart_exhibit"),
    path("dossier/<str:reference>/aparte/", talks.CaucusView.as_view(), name="caucus"),
    path("dossier/<str:reference>/solution/", talks.SolutionView.as_view(), name="solution"),
    path("dossier/<str:reference>/protocole/", talks.DraftView.as_view(), name="draft"),
    path("dossier/<str:reference>/agenda/", agenda.AgendaView.as_view(), name="agenda"),
    path("dossier/<str:reference>/agenda/<int:number>/", agenda.calendar, name="calendar"),
    path("dossier/<str:reference>/accompagnement/", assistance.AssistanceView.as_view(), name="assistance"),
    path("dossier/<str:reference>/rapports/<int:number>/", expertise.own_report, name="own_report"),
    path("expertise/<str:reference>/", expertise.ExpertView.as_view(), name="expertise"),
    path("expertise/<str:reference>/pieces/<int:number>/", expertise.expert_exhibit, name="expert_exhibit"),
    path("dossier/<str:reference>/agir/<slug:act>/", acting.ActView.as_view(), name="act"),
]
