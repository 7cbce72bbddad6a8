"""Registers the casework in Wagtail's admin; nothing else happens here."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from casework.staff.menu import empty_summary, narrow_main_menu
from casework.staff.panels import put_our_panels
from casework.staff.registers import Registers
from casework.staff.viewsets import AbsenceViewSet, CaseViewSet, PostRoomViewSet, RefusalViewSet, RegisterViewSet

modeladmin_register(Registers)
hooks.register("register_admin_viewset", CaseViewSet)
hooks.register("register_admin_viewset", PostRoomViewSet)
hooks.register("register_admin_viewset", RegisterViewSet)
hooks.register("register_admin_viewset", RefusalViewSet)
hooks.register("register_admin_viewset", AbsenceViewSet)
hooks.register("construct_homepage_panels", put_our_panels)
# After Wagtail has put its own in.
hooks.register("construct_homepage_summary_items", empty_summary, order=10_000)
hooks.register("construct_main_menu", narrow_main_menu)
