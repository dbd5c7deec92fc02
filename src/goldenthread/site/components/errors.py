"""The summary of what is wrong with a form, at the top of its page."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import attributes, classes, content, escaped


def error_summary(**o: Any) -> SafeString:
    """Draw the list of errors, each a link to the answer to mend."""
    still = o.get("disable_auto_focus")
    focus = "" if still is None else f' data-disable-auto-focus="{escaped(still)}"'
    said = escaped(o.get("description_html") or o.get("description_text"))
    items = "".join(_error(each) for each in o.get("error_list") or ())
    # The alert stands inside what takes the focus: on one element the two can drown each other out.
    return mark_safe(
        f'<div class="{classes("govuk-error-summary", o.get("classes"))}"{focus}{attributes(o.get("attributes"))}'
        ' data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">'
        f"{escaped(o.get('title_html') or o.get('title_text'))}</h2>"
        '<div class="govuk-error-summary__body">'
        + (f"<p>{said}</p>" if said else "")
        + (f'<ul class="govuk-list govuk-error-summary__list">{items}</ul>' if items else "")
        + "</div></div></div>"
    )


def _error(item: Mapping[str, Any]) -> str:
    words = content(item)
    if item.get("href"):
        words = f'<a href="{escaped(item["href"])}"{attributes(item.get("attributes"))}>{words}</a>'
    return f"<li>{words}</li>"
