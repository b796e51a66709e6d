"""The HTML of every page obeys the living standard, by the validator of its authors (vnu)."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.test_axe import DESK, LANGUAGES, PUBLIC
from tests.conftest import required_in_ci
from tests.demo import Visitor

pytestmark = pytest.mark.audit
# Beginnings of what the validator says and we do not heed: Django's own pages write it, and it does
# no harm.
PASSED_OVER = (
    # the list of applications at the side has a row without "Add"
    "A table row was 2 columns wide, which is less",
    # the autocomplete box of a station
    "The first “option” element in a “select” element with a “required” attribute",
)


@pytest.fixture(scope="module")
def validator():
    """How to call it. `VNU_JAR` is the file vnu.jar of the npm package vnu-jar; it needs Java."""
    jar = os.environ.get("VNU_JAR", "")
    if not shutil.which("java") or not Path(jar).is_file():
        required_in_ci("Java and the validator (VNU_JAR)")
    return ["java", "-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always"]


def kept(folder, address, html):
    """The page as a file; the name tells the address."""
    name = re.sub(r"\W+", "-", address).strip("-") or "home"
    (folder / f"{name}.html").write_text(html, encoding="utf-8")


def test_every_page_is_valid(validator, demo, tmp_path):
    public, staff = Visitor(demo.site), Visitor(demo.site)
    staff.sign_in("staff-new-canaan", demo.passwords["staff-new-canaan"])
    zone, station = demo.rows("SELECT id, station_id FROM zones_zone WHERE public_id = 'gmj9g'")[0]
    for address in [language + page for language in LANGUAGES for page in PUBLIC]:
        kept(tmp_path, address, public.open(address).html)
    for address in [
        *DESK,
        f"/admin/zones/zone/{zone}/change/",
        f"/admin/zones/station/{station}/change/",
    ]:
        kept(tmp_path, address, staff.open(address).html)
    said = subprocess.run(
        [*validator, str(tmp_path)], capture_output=True, text=True, check=True
    ).stderr
    messages = [
        f"{Path(message['url']).stem}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(said)["messages"]
        if not message["message"].startswith(PASSED_OVER)
    ]
    assert "\n".join(messages) == ""
