"""A number that no record has is not there, whatever it looks like."""

import pytest

from tests.zones.admin.desk import Town

pytestmark = pytest.mark.django_db

NONSENSE = ["nonsense", "0", "-1", "1.5", "9" * 30, "x" * 2000, "_5F", "é", "1'--"]


@pytest.fixture
def operator():
    return Town().client("operator")


@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("kind", ["zone", "station", "agency", "grant"])
def test_a_nonsense_number_is_not_there(operator, kind, nonsense):
    for page in ("change", "history") + (("preview",) if kind == "zone" else ()):
        assert operator.get(f"/admin/zones/{kind}/{nonsense}/{page}/").status_code == 404, page
    assert operator.get(f"/admin/zones/{kind}/%00/change/").status_code == 400
