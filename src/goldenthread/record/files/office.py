"""Word and Excel files: what they may not carry, and what is left out of the copy that others read."""

from __future__ import annotations

import re
from typing import Final
from zipfile import ZipFile

from lxml import etree

from goldenthread.record.files import markup, packed
from goldenthread.record.files.media import clean_media, is_media
from goldenthread.record.files.unfit import Reason, Unfit

_RELATED: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_EXTENDED: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
EMPTIED: Final = {
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _EXTENDED,
    "docProps/custom.xml": _CUSTOM,
}
_MACROS: Final = re.compile(r"(?i)(vba\w*\.(bin|xml)$|macrosheets/|activex/|customUI/)")
_INSIDE: Final = re.compile(r"(?i)(embeddings/|afchunk|oleObject|ctrlProps/)")
_LEFT_OUT: Final = re.compile(r"(?i)^(docProps/thumbnail\.|xl/printerSettings/)")
_LOADS_DATA: Final = re.compile(r"(?i)(externalLinks/|connections\.xml|queryTables/)")
_FIELD: Final = re.compile(
    r"(?i)\A\W*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|MACROBUTTON|LINK)\b"
)
_FORMULA: Final = re.compile(
    r"(?i)(WEBSERVICE|FILTERXML|\bCALL|REGISTER\.ID|\bEXEC|\bRTD)\s*\(|^\s*[=+-]?\w+\|"
)
_WHO: Final = frozenset(
    {"author", "initials", "date", "dateUtc", "userName", "userId", "providerId", "lastEdited"}
)
_NAMED: Final = frozenset({"displayName", "dT"})
_GONE: Final = frozenset({"absPath", "fileSharing", "userInfo"})
_TELLS_WHO: Final = frozenset({"author", "lastModifiedBy"})
_LINKS: Final = ("http://", "https://", "mailto:", "tel:", "#")
_MACRO_ENABLED: Final = re.compile(r"(?i)macroEnabled|vbaProject|activeX|ms-office\.vba")


def clean_office(content: bytes) -> bytes:
    """Copy a Word or Excel file without authors, company and what watched the writing; refuse what could do harm."""
    archive = packed.opened(content)
    _check_names(archive)
    kept = {
        entry.filename: _clean_part(entry.filename, part)
        for entry, part in packed.parts(archive)
        if not _LEFT_OUT.search(entry.filename)
    }
    return packed.packed(kept)


def _check_names(archive: ZipFile) -> None:
    for name in archive.namelist():
        if _MACROS.search(name):
            raise Unfit(Reason.MACROS)
        if _LOADS_DATA.search(name):
            raise Unfit(Reason.EXTERNAL)
        if _INSIDE.search(name):
            raise Unfit(Reason.EMBEDDED)


def _clean_part(name: str, content: bytes) -> bytes:
    if name in EMPTIED:
        return EMPTIED[name]
    if not name.casefold().endswith((".xml", ".rels", ".vml")):
        if is_media(name):
            return clean_media(name, content)
        raise Unfit(Reason.EMBEDDED)
    root = markup.tree_of(content)
    if name.endswith(".rels"):
        _check_relations(root)
    if name == "[Content_Types].xml" and _MACRO_ENABLED.search(content.decode("utf-8", "replace")):
        raise Unfit(Reason.MACROS)
    for element in root.iter("*"):
        _clean_element(element, name)
    _drop(root)
    return markup.written(root)


def _check_relations(root: etree._Element) -> None:
    """Refuse what is fetched when the file is opened. A link that a reader presses may stay."""
    for each in root.iter(_RELATED):
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        if kind.casefold() in {"vbaproject", "control", "attachedtoolbars", "wordvbadata"}:
            raise Unfit(Reason.MACROS)
        if kind.casefold() in {"oleobject", "package", "afchunk"}:
            raise Unfit(Reason.EMBEDDED)
        outside = each.get("TargetMode", "").casefold() == "external" or "://" in target
        if outside and not (kind == "hyperlink" and target.casefold().startswith(_LINKS)):
            raise Unfit(Reason.EXTERNAL)


def _clean_element(element: etree._Element, part: str) -> None:
    tag = markup.local(element.tag)
    if tag in {"instrText", "ddeLink"} or (tag == "fldSimple" and element.attrib):
        _check_field(tag, element)
    if tag in {"f", "definedName", "formula1"} and _FORMULA.search(element.text or ""):
        raise Unfit(Reason.EXTERNAL)
    if tag == "script" or any(
        markup.local(name).startswith("on") for name in element.attrib if ".vml" in part
    ):
        raise Unfit(Reason.SCRIPT)
    if tag in _TELLS_WHO and "comments" in part.casefold():
        element.text = ""
    for attribute in list(element.attrib):
        _clean_attribute(element, str(attribute), part)


def _clean_attribute(element: etree._Element, attribute: str, part: str) -> None:
    plain = markup.local(attribute)
    if plain.startswith("rsid"):
        del element.attrib[attribute]
    elif plain in _WHO and _is_about_people(element, part):
        element.attrib[attribute] = "" if plain != "author" else "Author"
        if plain in {"date", "dateUtc"}:
            del element.attrib[attribute]
    elif plain in _NAMED and "person" in part.casefold() + markup.local(element.tag).casefold():
        element.attrib[attribute] = "Author" if plain == "displayName" else ""


def _is_about_people(element: etree._Element, part: str) -> bool:
    """Say whether an element tells of who wrote; a field that happens to be called a date is left alone."""
    tag = markup.local(element.tag).casefold()
    told = (
        "ins",
        "del",
        "comment",
        "change",
        "person",
        "presenceinfo",
        "move",
        "annotation",
        "header",
        "userinfo",
    )
    return tag.startswith(told) or tag.endswith("change") or "person" in part.casefold()


def _drop(root: etree._Element) -> None:
    """Leave out what names the writer's device and the session of writing."""
    for element in list(root.iter("*")):
        holder = element.getparent()
        tag = markup.local(element.tag)
        gone = tag == "Relationship" and element.get("Type", "").endswith(("/thumbnail", "/printerSettings"))
        if holder is not None and (gone or tag in _GONE):
            holder.remove(element)
        elif tag == "pageSetup":
            element.attrib.pop(_ID, "")


def _check_field(tag: str, element: etree._Element) -> None:
    told = " ".join([element.text or "", *map(str, element.attrib.values())])
    if tag == "ddeLink" or _FIELD.search(told):
        raise Unfit(Reason.EXTERNAL)
