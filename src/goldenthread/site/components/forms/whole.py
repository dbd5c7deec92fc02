"""A whole form on a page: its fields in order, and the summary of what is wrong with it."""

from django.forms import BaseForm
from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.errors import error_summary
from goldenthread.site.components.forms.bound import DressedField
from goldenthread.site.components.forms.options_of import revealed

TITLE = "There is a problem"


def fields(form: BaseForm) -> SafeString:
    """Draw the hidden fields and then every field that no choice of another opens."""
    inside = revealed(form)
    hidden = "".join(str(field.as_hidden()) for field in form.hidden_fields())
    shown = "".join(str(field) for field in form.visible_fields() if field.name not in inside)
    return mark_safe(hidden + shown)


def errors(form: BaseForm) -> SafeString:
    """Draw the summary of errors, in the order of the fields; nothing where there are none."""
    if not form.errors:
        return SafeString("")
    listed: list[dict[str, object]] = [{"text": words} for words in form.non_field_errors()]
    for bound in form:
        # Nobody can mend a hidden field, so its error leads nowhere.
        link = f"#{bound.error_id}" if isinstance(bound, DressedField) and not bound.is_hidden else None
        listed += [{"text": words, "href": link} for words in bound.errors]
    return error_summary(title_text=TITLE, error_list=listed)
