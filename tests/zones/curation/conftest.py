"""What the tests of this folder share."""

import pytest

from tests.tips.admin.desk import store_account
from tests.zones.admin.desk import Town


@pytest.fixture
def town():
    made = Town()
    made.users["superuser"] = store_account("root", superuser=True)
    made.users["staff without a grant"] = store_account("new", group="Police staff")
    return made
