"""From Wagtail's editing form to the workshop: the header's menu, and the one button that leads to publication."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, SubmitForModerationMenuItem
from wagtail.admin.widgets.button import Button

from sectors.models import GuidedFormPage
from sectors.workshop.views import SCREENS

ICONS = {
    "map": "site", "trial": "view", "scenarios": "list-ul", "differences": "copy", "versions": "history",
    "copies": "folder-inverse", "before_publishing": "check",
}  # fmt: skip


def workshop_buttons(page, user, view_name, next_url=None):
    """Hook register_page_header_buttons: every screen of the workshop, from the page's own menu."""
    if isinstance(page.specific, GuidedFormPage) and page.permissions_for_user(user).can_edit():
        for order, (name, label) in enumerate(SCREENS):
            url = reverse(f"form_workshop:{name}", args=[page.pk])
            yield Button(label, url, icon_name=ICONS[name], priority=5 + order)


class BeforePublishingItem(ActionMenuItem):
    """Saves the draft, then opens « Avant de publier », where the one button to publish is."""

    name = "action-before-publishing"
    label = "Enregistrer, puis vérifier et publier"
    icon_name = "check"


def lead_to_the_workshop(menu_items, request, context):
    """Hook construct_page_action_menu: a form is published after its checks were read, by one button."""
    page = context.get("page")
    if context.get("view") != "edit" or not isinstance(page, GuidedFormPage) or page.workflow_in_progress:
        return
    doors = [item for item in menu_items if isinstance(item, PublishMenuItem | SubmitForModerationMenuItem)]
    if doors:
        menu_items[:] = [item for item in menu_items if item not in doors]
        menu_items.append(BeforePublishingItem(order=30))


def open_before_publishing(request, page):
    """Hook after_edit_page: the draft is saved; show what publishing it would do."""
    if "action-before-publishing" in request.POST and isinstance(page.specific, GuidedFormPage):
        return redirect(reverse("form_workshop:before_publishing", args=[page.pk]))
    return None
