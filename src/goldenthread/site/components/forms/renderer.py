"""The form renderer the settings name: it hands every field to our own bound field."""

from django.forms.renderers import TemplatesSetting

from goldenthread.site.components.forms.bound import DressedField


class Renderer(TemplatesSetting):
    """Draws forms as GOV.UK components."""

    bound_field_class = DressedField
    form_template_name = "site/form.html"
