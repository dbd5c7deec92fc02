"""The form renderer the settings name: it hands every field to our own bound field."""

from typing import ClassVar

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from goldenthread.site.components.forms.bound import DressedField


class Renderer(TemplatesSetting):
    """Draws forms as GOV.UK components."""

    bound_field_class: ClassVar[type[BoundField]] = DressedField
    form_template_name = "site/form.html"
