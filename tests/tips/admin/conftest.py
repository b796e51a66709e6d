"""What the tests of this folder share."""

import pytest

from tests.tips.admin.desk import (
    moderator,
)


@pytest.fixture
def ann():
    return moderator("ann")


@pytest.fixture
def bob():
    return moderator("bob")
