"""The house keeps its floors. Runs without Django: `pytest -p no:django tests/test_house.py`."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.house import cycle, names_twice, violations

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = ("exchangezones", "zones", "tips")
TOP_LEVEL = {
    "manage.py", "exchangezones", "zones", "tips", "templates", "static", "fixtures", "tests",
    "pyproject.toml",
    "README.md", "requirements.lock", "LICENSE", "CHANGELOG.md", "SECURITY.md", "docs", ".ci",
    ".editorconfig",
    ".gitignore", ".dockerignore", "Dockerfile", "compose.yaml",
}  # fmt: skip


def production_files():
    paths = [
        ROOT / "manage.py",
        *(path for name in PRODUCTION for path in (ROOT / name).rglob("*.py")),
    ]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def tracked_files():
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: the list of the project's files is not known")
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def test_the_house_breaks_no_rule():
    assert violations(production_files()) == []


def test_no_room_needs_itself_by_way_of_others():
    assert cycle(production_files()) == []


def test_a_planted_cycle_is_found():
    point = "zones/geo/point.py"
    planted = {**production_files(), point: "def f():\n    from zones.geo import nearest\n"}
    assert set(cycle(planted)) == {point, "zones/geo/nearest.py"}


def test_no_public_name_stands_twice_in_an_application():
    assert names_twice(production_files()) == []


@pytest.mark.parametrize(
    "planted", ["class Point:\n    pass\n", "Point: int = 1\n", "a, Point = 1, 2\n"]
)
def test_a_planted_second_name_is_found(planted):
    files = {**production_files(), "zones/wording/ages.py": planted}
    assert names_twice(files) == ["Point: zones/geo/point.py, zones/wording/ages.py"]


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("zones/utils.py", '"""Odds and ends."""\n', "stands in no package"),
        ("zones/models/helpers.py", '"""Odds and ends."""\n', "does not say what happens inside"),
        ("zones/geo/nearest.py", '"""S."""\n\n\ndef f():\n    from zones.search import find\n',
            "stands after it"),
        ("zones/models/zone.py", '"""S."""\nfrom zones.directory import live\n', "floor 1 imports"),
        ("zones/search/find.py", '"""S."""\nfrom django.db import models\n',
            "the ground floor imports django"),
        ("zones/views/site.py", '"""S."""\nfrom zones import api\n',
            "a door imports the door zones.api"),
        ("zones/search/query.py", '"""S."""\nfrom tips import models\n', "never import each other"),
        ("zones/wording/labels.py", '"""S."""\nfrom tests.house import RULES\n',
            "production imports tests"),
        ("zones/directory/live.py", '"""S."""\nimport time\n\nnow = datetime.now()\n',
            "reads the clock"),
        ("zones/search/query.py", '"""S."""\nimport os\n\nkey = os.environ["KEY"]\n',
            "reads the environment"),
        ("zones/formats/zone_json.py", '"""S."""\n\n\ndef f():\n    return open("x")\n',
            "touches a file"),
        ("zones/directory/live.py", '"""S."""\nimport urllib.request\n', "touches the network"),
        ("zones/admin.py", '"""S."""\n\n\ndef f(zone):\n    zone.status = "retired"\n',
            "changes a status"),
        ("zones/views/site.py", '"""S."""\n\n\ndef f():\n    return Zone.objects.filter(id=1)\n',
            ".filter( in a door"),
        ("tips/views.py", '"""S."""\nfrom tips import api\n', "a door imports the door tips.api"),
        ("tips/feeds.py", '"""S."""\nfrom zones import vocabulary\n', "never import each other"),
        ("tips/noticeboard/localize.py", '"""S."""\nfrom tips import curation\n',
            "stands after it"),
        ("tips/noticeboard/board.py", '"""S."""\nfrom django.db import models\n',
            "the ground floor imports django"),
        ("tips/feeds.py", '"""S."""\n\n\ndef f():\n    return Tip.objects.filter(id=1)\n',
            ".filter( in a door"),
        ("tips/noticeboard/live.py", '"""S."""\n\n\ndef f(t):\n    t.status, t.x = "draft", 1\n',
            "changes a status"),
        ("zones/search/terms.py", "x = 1\n", "no sign on the door"),
        ("zones/search/terms.py", '"""S."""\n' + "x = 1\n" * 300, "split it by noun"),
        ("zones/search/terms.py", '"""S."""\n\n\ndef f():\n' + "    x = 1\n" * 40,
            "f has 41 lines"),
    ],
)  # fmt: skip
def test_a_planted_violation_is_found(path, source, complaint):
    found = violations({**production_files(), path: source}, only=path)
    assert [line for line in found if complaint in line]


def test_nothing_unexpected_stands_at_the_top():
    assert {name.split("/")[0] for name in tracked_files()} - TOP_LEVEL == set()


@pytest.mark.parametrize(
    "document", ["README.md", "SECURITY.md", "docs/code.md", "docs/operations.md"]
)
def test_a_document_names_files_that_exist(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    named = re.findall(
        r"`((?:exchangezones|zones|tips|tests|templates|fixtures|docs)/[\w./-]*)`", text
    )
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert named != []


def test_no_line_of_a_template_is_longer_than_120_columns():
    templates = [path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]
    assert [
        f"{path.relative_to(ROOT)}:{number}: {len(line)} columns"
        for path in templates
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > 120
    ] == []


def crowded(sheet: str) -> list[int]:
    """The numbers of lines with two declarations; a semicolon in a comment, a string or an address
    ends none.
    """
    quoted = r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)"""
    bare = re.sub(quoted, lambda found: re.sub(r"[^\n]", " ", found[0]), sheet, flags=re.DOTALL)
    return [number for number, line in enumerate(bare.split("\n"), 1) if line.count(";") > 1]


def test_no_line_of_a_style_sheet_holds_two_declarations():
    sheets = [
        path for path in sorted((ROOT / "static").rglob("*.css")) if "vendor" not in path.parts
    ]
    assert sheets
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sheets
        for number in crowded(path.read_text(encoding="utf-8"))
    ] == []


def test_planted_crowded_lines_are_found():
    assert crowded("a {\n  top: 0; left: 0;\n}\n/* a; b; */\nb { top: 0; left: 0; }\n") == [2, 5]
    assert (
        crowded("a::after { content: ';;'; }\nb { background: url(data:x;y;z); }\n/* ;\n;; */")
        == []
    )


def test_no_file_names_a_package_host_or_a_path_of_one_machine():
    # Spelled in two halves, so that this file does not name them either.
    names = [
        "pypi" + ".org",
        "python" + "hosted",
        "registry." + "npmjs",
        "deb." + "debian",
        "/" + "work/",
        "/" + "root/",
    ]
    found = [
        f"{name}: {word}"
        for name in tracked_files()
        if os.path.getsize(ROOT / name) < 5_000_000
        for text in [(ROOT / name).read_bytes()]
        for word in names
        if word.encode() in text
    ]
    assert found == []
