"""A field of a form as it stands on a page: it draws itself whole, with label, hint, error and control."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from goldenthread.site.components.forms import days
from goldenthread.site.components.forms.dress import draw
from goldenthread.site.components.forms.wording import about, kind_words


class DressedField(BoundField):
    """Swaps Django's date box for three, and reads and draws the field in our way."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if type(field.widget) is forms.DateInput:
            field.widget = days.DayBoxes(attrs=field.widget.attrs)
        kind_words(field, self.label)

    @property
    def data(self) -> Any:
        """Return what was typed, with line breaks as the browser counted them."""
        value = super().data
        if isinstance(value, days.TypedDay) and (wrong := days.problem(value.parts)):
            # The field itself can only say "invalid": we know which box it was.
            self.field.error_messages["invalid"] = about(self.label, wrong[0])
        if isinstance(value, str) and isinstance(self.field.widget, forms.Textarea):
            return value.replace("\r\n", "\n")
        return value

    @cached_property
    def initial(self) -> Any:
        """Return what the form starts with; a kept draft holds a date as its three boxes."""
        value = self.form.get_initial_for_field(self.field, self.name)
        if value is None and isinstance(self.field.widget, days.DayBoxes):
            return self.field.widget.value_from_datadict(self.form.initial or {}, None, self.name)
        return value

    @property
    def error_id(self) -> str:
        """Return the id an error in the summary leads to: the box to mend, or the first choice."""
        if isinstance(self.field.widget, days.DayBoxes):
            return f"{self.auto_id}-{days.wrong_boxes(self)[0]}"
        return str(self.auto_id)

    def as_field_group(self) -> SafeString:
        """Draw the field whole."""
        return draw(self)

    def __str__(self) -> SafeString:
        return draw(self)

    def __html__(self) -> SafeString:
        return draw(self)
