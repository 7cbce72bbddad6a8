"""How the public site draws its forms. Wagtail's admin keeps Django's own renderer."""

from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template

DJANGO_PREFIX = "django/forms/"
PORTAL_PREFIX = "portal_forms/"


class PortalFormRenderer(TemplatesSetting):
    """Draws a form, its fields and standard widgets from `portal_forms/`, else from Django's templates.

    Only forms that ask for it (see `portal.forms`) use it: overriding `django/forms/` for the whole project would
    break the forms of Wagtail's admin.
    """

    form_template_name = "portal_forms/form.html"
    field_template_name = "portal_forms/field.html"

    def get_template(self, template_name):
        if template_name.startswith(DJANGO_PREFIX):
            return select_template([PORTAL_PREFIX + template_name.removeprefix(DJANGO_PREFIX), template_name])
        return super().get_template(template_name)
