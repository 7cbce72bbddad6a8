"""« Exporter ce secteur », « Importer un secteur » : in the header and in the list of pages, where they may be used."""

from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Site

from sectors.models import SectorPage
from sectors.permissions import is_centre
from sectors.transfer.views import may_fill


class ExportButton(PageMenuItem):
    label = "Exporter ce secteur"
    icon_name = "download"
    url_name = "sectors_transfer:export"

    def is_shown(self, user):
        return is_centre(user) or self.page.permissions_for_user(user).can_edit()


class ImportButton(PageMenuItem):
    label = "Importer un secteur"
    icon_name = "upload"
    url_name = "sectors_transfer:import"

    def is_shown(self, user):
        return may_fill(user, self.page) and not self.page.get_children().exists()


class ImportNewButton(ImportButton):
    url_name = "sectors_transfer:import_new"

    def is_shown(self, user):
        return may_fill(user, self.page)


def transfer_buttons(page, user, next_url=None, view_name=None):
    """Hook register_page_header_buttons, register_page_listing_more_buttons."""
    if page.specific_class is SectorPage:
        yield ExportButton(page=page, priority=13)
        yield ImportButton(page=page, priority=14)
    elif Site.objects.filter(root_page=page.pk).exists():
        yield ImportNewButton(page=page, priority=14)
