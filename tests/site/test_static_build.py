"""What we ship to browsers was built from the sources that stand beside it, and says whose work it contains."""

import filecmp
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
FRONTEND = HOUSE / "frontend"
SHIPPED = HOUSE / "src/goldenthread/site/static/site"
RECORD = json.loads((SHIPPED / "build.json").read_text(encoding="utf-8"))
REMEDY = "Run `npm ci && npm run build` in frontend/ and commit what it writes."


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sources():
    single = [FRONTEND / name for name in ("package.json", "package-lock.json", "build.mjs")]
    return [*single, *(FRONTEND / "sass").iterdir(), *(FRONTEND / "scripts").iterdir()]


def test_shipped_files_were_built_from_these_sources():
    now = {path.relative_to(FRONTEND).as_posix(): digest(path) for path in sources()}

    assert now == RECORD["sources"], REMEDY


def test_shipped_files_are_as_the_build_wrote_them():
    assert {name: digest(SHIPPED / name) for name in RECORD["built"]} == RECORD["built"], REMEDY


@pytest.mark.skipif(
    not (FRONTEND / "node_modules/sass").exists() or shutil.which("node") is None,
    reason="the front end is not installed here; the recorded digests are compared instead",
)
def test_building_again_gives_the_same_files(tmp_path):
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=FRONTEND, check=True, capture_output=True)

    names = [path.name for path in tmp_path.iterdir()]
    assert filecmp.cmpfiles(tmp_path, SHIPPED, names, shallow=False) == (names, [], []), REMEDY


def test_lock_file_names_no_registry():
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["goldenthread.css", "govuk-frontend.min.js"])
def test_licence_of_others_is_named_where_their_work_is(name):
    assert "GOV.UK Frontend" in (SHIPPED / name).read_text(encoding="utf-8")[:200]
    assert "MIT License" in (SHIPPED / "LICENCES.md").read_text(encoding="utf-8")


def test_style_sheet_brings_no_typeface_and_asks_for_nothing_elsewhere():
    css = (SHIPPED / "goldenthread.css").read_text(encoding="utf-8")

    assert "@font-face" not in css
    assert "GDS Transport" not in css
    assert re.findall(r"url\((?!\"?data:)", css) == []


def test_our_own_scripts_stay_small():
    lines = sum(
        len(path.read_text(encoding="utf-8").splitlines()) for path in (FRONTEND / "scripts").iterdir()
    )

    assert lines <= 150
