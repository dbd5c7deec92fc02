"""Words that try to be more than words: scripts, statements, commands, headers, templates, paths; and what they did."""

from __future__ import annotations

import re
from itertools import product

from django.http import HttpResponse
from lxml import etree

from tests.journeys.filling import page_of

MARK = "goldenevil"
"""Stands in every script; it may be seen as text and never inside markup."""
LOADS = ("link", "script", "img", "iframe", "source", "video", "audio", "object", "embed", "form", "use")
LEADS = frozenset({"href", "src", "action", "srcset", "data", "poster", "formaction"})
SLOW = 15
"""Seconds, even on a machine where others work; a statement that sleeps sleeps longer."""
_DO = (f"alert('{MARK}')", f"{MARK}()", f"fetch('//{MARK}.example')")
_TAGS = (
    "img src=x", "svg", "body", "video", "details open", "input autofocus", "marquee", "a href=# ", "iframe", "math",
    "object", "select autofocus", "audio src=x", "button", "div", "form", "style", "textarea autofocus",
)  # fmt: skip
_EVENTS = (
    "onerror", "onload", "onfocus", "onmouseover", "onanimationstart",
)  # fmt: skip
_WHOLE = (
    "<script>{}</script>",
    "</textarea><script>{}</script>",
    "</title><script>{}</script>",
    "'><script>{}</script>",
    '"><script>{}</script>',
    "</script><script>{}</script>",
    "--><script>{}</script>",
    "]]><script>{}</script>",
    "<scr<script>ipt>{}</script>",
    "<ScRiPt>{}</ScRiPt>",
    "<script/x>{}</script>",
    "<script\n>{}</script>",
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "&#106;avascript:{}",
    "data:text/html,<script>{}</script>",
    '" onmouseover="{}',
    "' onfocus='{}' autofocus='",
    "` onerror=`{}",
    "<iframe srcdoc='<script>{}</script>'>",
    "<a href='javascript:{}'>x</a>",
    "<form action='javascript:{}'><button>",
    "<base href='javascript:{}//'>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<link rel=import href='data:,{}'>",
    "&lt;script&gt;{}&lt;/script&gt;",
    "%3Cscript%3E{}%3C/script%3E",
    "\\u003cscript\\u003e{}",
    "＜script＞{}＜/script＞",
    "+ADw-script+AD4-{}",
    "{{{{constructor.constructor('{}')()}}}}",
    "${{{}}}",
    "<!--<img src='--><img src=x onerror={}//'>",
)


def scripts() -> list[str]:
    """More than five hundred ways to smuggle a script into a page."""
    tags = (
        f"{before}<{tag} {event}={do}>" for tag, event, do, before in product(_TAGS, _EVENTS, _DO, ("", '">'))
    )
    return [*(each.format(do) for each in _WHOLE for do in _DO), *tags]


SUM, ADDED = "9449772114007", "8888888988"
"""What 1234567 times 7654321 is, and 1234567890 and 7654321098 together: too long to stand in an id by chance."""
STATEMENTS = (
    "' OR '1'='1", "'; SELECT pg_sleep(20); --", "1; DROP TABLE record_child; --", "' UNION SELECT 1234567*7654321 --",
    "\\'; --", "') OR pg_sleep(20) IS NULL --", "$$; SELECT 1234567*7654321; $$", "%' OR 1=1 --",
    "'||(SELECT 1234567*7654321)||'", "\x00'",
)  # fmt: skip
COMMANDS = (
    "; expr 1234567 \\* 7654321", "| expr 1234567 \\* 7654321", "$(expr 1234567 \\* 7654321)",
    "`expr 1234567 \\* 7654321`", "&& cat /etc/passwd",
)  # fmt: skip
HEADERS = ("x\r\nX-Evil: yes", "x%0d%0aX-Evil: yes", "x\nBcc: evil@example.org", "x\u560d\u560aX-Evil: yes")
TEMPLATES = (
    "{{ 1234567890|add:7654321098 }}", "{{1234567*7654321}}", "${1234567*7654321}", "#{1234567*7654321}",
    "<%= 1234567*7654321 %>", "{% debug %}", "#(1234567*7654321)",
)  # fmt: skip
PATHS = (
    "../../../../etc/passwd", "/etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd",
    "....//....//etc/passwd", "/proc/self/environ\0.pdf",
)  # fmt: skip
PATTERNS = ("(a+)+$", "[", "[" * 3_000, "a" * 5_000 + "!", "%" * 3_000, "_" * 3_000)
ALL = (*STATEMENTS, *COMMANDS, *HEADERS, *TEMPLATES, *PATHS, *PATTERNS)


def is_page(answer: HttpResponse) -> bool:
    return bool(answer.content) and answer.get("Content-Type", "").startswith("text/html")


def run_on(answer: HttpResponse) -> list[str]:
    """Name what on a page would run because of words that somebody typed."""
    found = []
    for element in page_of(answer.content).iter(etree.Element) if is_page(answer) else ():
        if element.tag == "script" and not (element.get("src") or "").startswith("/static/"):
            found.append("a script")
        found += [f"{element.tag} {name}" for name, value in element.attrib.items() if _runs(name, value)]
    return found


def _runs(name: str, value: str) -> bool:
    if MARK not in value:
        return name.startswith("on")
    plain = re.sub(r"[\s\0]", "", value).casefold()
    leads = plain.startswith(("javascript:", "data:", "vbscript:", "//", "http"))
    return name.startswith("on") or name == "srcdoc" or (name in LEADS and leads)


def loads_from_elsewhere(answer: HttpResponse) -> list[str]:
    """Name what a browser would fetch from another place than ours to show a page, or would send there."""
    return [
        f"{element.tag} {value}"
        for element in (page_of(answer.content).iter(*LOADS) if is_page(answer) else ())
        for name, value in element.attrib.items()
        if name in LEADS and value and (not value.startswith(("/", "#", "?")) or value.startswith("//"))
    ]


def wrong_with(answer: HttpResponse, words: str, took: float) -> list[str]:
    """Say what words did that words must not do."""
    page = answer.content.decode("utf-8", "replace")
    wrong = [] if answer.status_code < 500 else [f"answers {answer.status_code}"]
    wrong += [] if took < SLOW else [f"took {took:.1f} seconds"]
    wrong += [f"shows {each}" for each in (SUM, ADDED, "root:x:0") if each in page and each not in words]
    wrong += ["sets a header"] if "X-Evil" in answer.headers else []
    return [*wrong, *run_on(answer)]
