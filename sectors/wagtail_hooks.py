"""Registers; nothing else."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from sectors import footfall_view
from sectors.publication_guards import refuse_bulk_publication, refuse_move_of_published, refuse_published_copy
from sectors.registers import PartnersGroup
from sectors.review_buttons import form_buttons, say_refused_publication, say_state_of_sector
from sectors.review_views import ReviewViewSet
from sectors.scheduled_publication import register_log_action
from sectors.simultaneous_edits import notice_other_text, say_other_text
from sectors.transfer.buttons import transfer_buttons
from sectors.transfer.creating import register_log_action as register_import
from sectors.transfer.views import TransferViewSet
from sectors.walls import hide_reports, own_pages_to_choose
from sectors.workshop.editor_links import lead_to_the_workshop, open_before_publishing, workshop_buttons
from sectors.workshop.viewset import FormWorkshop

modeladmin_register(PartnersGroup)
hooks.register("before_bulk_action", refuse_bulk_publication)
hooks.register("register_admin_urls", lambda: footfall_view.urlpatterns)
hooks.register("register_admin_menu_item", footfall_view.menu_item)
hooks.register("before_copy_page", refuse_published_copy)
hooks.register("register_log_actions", register_log_action)
hooks.register("register_log_actions", register_import)
hooks.register("before_move_page", refuse_move_of_published)
hooks.register("before_edit_page", say_refused_publication)
hooks.register("after_publish_page", say_state_of_sector)
hooks.register("register_admin_viewset", ReviewViewSet)
hooks.register("register_page_header_buttons", form_buttons)
hooks.register("register_page_listing_more_buttons", form_buttons)
hooks.register("construct_page_chooser_queryset", own_pages_to_choose)
hooks.register("construct_main_menu", hide_reports)
hooks.register("register_admin_viewset", FormWorkshop)
hooks.register("register_admin_viewset", TransferViewSet)
hooks.register("register_page_header_buttons", transfer_buttons)
hooks.register("register_page_listing_more_buttons", transfer_buttons)
hooks.register("register_page_header_buttons", workshop_buttons)
hooks.register("construct_page_action_menu", lead_to_the_workshop)
hooks.register("before_edit_page", notice_other_text)
hooks.register("after_edit_page", say_other_text, order=-1)
hooks.register("after_edit_page", open_before_publishing)


@hooks.register("insert_editor_js")
def form_editor_script():
    return format_html('<script src="{}"></script>', static("sectors/form_editor.js"))


@hooks.register("insert_global_admin_css")
def form_editor_style():
    return format_html('<link rel="stylesheet" href="{}">', static("sectors/form_editor.css"))
