"""The components pages are built of, as plain functions from options to HTML.

The markup is that of GOV.UK Frontend, proven equal to its published examples; the options are those of its
Nunjucks macros, written in snake_case.
"""

from goldenthread.site.components.buttons import button, exit_this_page
from goldenthread.site.components.choices import checkboxes, radios, select
from goldenthread.site.components.dates import date_input
from goldenthread.site.components.errors import error_summary
from goldenthread.site.components.inputs import (
    character_count,
    file_upload,
    password_input,
    text_input,
    textarea,
)
from goldenthread.site.components.labels import error_message, fieldset, hint, label
from goldenthread.site.components.lists import summary_list, table, task_list
from goldenthread.site.components.navigation import (
    back_link,
    breadcrumbs,
    generic_header,
    service_navigation,
    skip_link,
)
from goldenthread.site.components.notices import (
    details,
    inset_text,
    notification_banner,
    panel,
    phase_banner,
    tag,
    warning_text,
)
from goldenthread.site.components.pagination import pagination

__all__ = [
    "back_link",
    "breadcrumbs",
    "button",
    "character_count",
    "checkboxes",
    "date_input",
    "details",
    "error_message",
    "error_summary",
    "exit_this_page",
    "fieldset",
    "file_upload",
    "generic_header",
    "hint",
    "inset_text",
    "label",
    "notification_banner",
    "pagination",
    "panel",
    "password_input",
    "phase_banner",
    "radios",
    "select",
    "service_navigation",
    "skip_link",
    "summary_list",
    "table",
    "tag",
    "task_list",
    "text_input",
    "textarea",
    "warning_text",
]
