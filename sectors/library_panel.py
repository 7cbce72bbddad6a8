"""At the head of a library's editing page: the forms that hold a copy of each of its questions."""

from wagtail.admin.panels import Panel


class LibraryUsesPanel(Panel):
    """« Utilisée dans 2 formulaires », by question; shown once the library has been saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "sectors/admin/library_uses.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            from sectors.library_uses import uses_of

            online = type(self.instance).objects.get(pk=self.instance.pk)
            return super().get_context_data(parent_context) | {"uses": uses_of(online), "live": online.live}
