"""The list of who has access to which department."""

import pytest

from tests.conftest import NOW
from tests.zones.admin.desk import Town, boss
from zones.curation import grants
from zones.models import Grant

pytestmark = pytest.mark.django_db
LIST = "/admin/zones/grant/"


@pytest.fixture
def town():
    made = Town()
    grants.end_grant(Grant.objects.get(agency=made.b.agency), by=boss(), at=NOW, reason="Left")
    return made


@pytest.mark.parametrize(
    ("question", "letters"),
    [
        ("", {"A", "B"}),
        ("?access=now", {"A"}),
        ("?access=ended", {"B"}),
        ("?access=nonsense", {"A", "B"}),
        ("?access=", {"A", "B"}),
        ("?department=secreta", {"A"}),
        ("?department=nonsense", set()),
        ("?access=ended&department=secreta", set()),
    ],
)
def test_the_list_is_narrowed_by_access_and_by_department(town, question, letters):
    found = town.client("moderator").get(f"{LIST}{question}").context["cl"].result_list
    assert {row.agency.name for row in found} == {f"Secret{letter} Police" for letter in letters}


@pytest.mark.parametrize(
    ("role", "status"), [("anonymous", 302), ("no role", 403), ("staff of A", 403)]
)
def test_who_gives_no_access_sees_no_list(town, role, status):
    assert town.client(role).get(f"{LIST}?access=now").status_code == status
