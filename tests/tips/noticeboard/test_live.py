"""The board follows every edit, by whatever path it comes, and is kept in an outage."""

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection

from tests.conftest import NOW
from tests.tips.stored import store_source, store_text, store_tip
from tips.models import Disagreement, DisagreementText, Position, Saying, Source, Tip, TipText
from tips.models.revision import WATCHED_TABLES
from tips.noticeboard import live

pytestmark = pytest.mark.django_db


def titles(board):
    return sorted(tip.title for tip in board.tips)


def raw(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def text():
    return store_text()


def save(text):
    text.title = "New"
    text.save()


EDITS = {
    "save": save,
    "update": lambda text: TipText.objects.update(title="New"),
    "bulk_update": lambda text: TipText.objects.bulk_update(
        [TipText(pk=text.pk, title="New")], ["title"]
    ),
    "raw SQL": lambda text: raw("UPDATE tips_tiptext SET title = %s", "New"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_path_of_an_edit_reaches_the_board(stored_board, text, edit):
    assert titles(stored_board()) == ["Test title"]
    edit(text)
    assert titles(stored_board()) == ["New"]


def test_rows_that_come_and_go_in_bulk_reach_the_board(stored_board, text):
    stored_board()
    tips = Tip.objects.bulk_create(
        [Tip(key=f"bulk-{number}", topic="place") for number in range(3)]
    )
    TipText.objects.bulk_create(
        [
            TipText(
                tip=tip,
                language="en",
                title=tip.key,
                body="B",
                status="published",
                published_at=NOW,
            )
            for tip in tips
        ]
    )
    Saying.objects.bulk_create([Saying(tip=tip, source=Source.objects.get()) for tip in tips])
    assert titles(stored_board()) == ["Test title", "bulk-0", "bulk-1", "bulk-2"]
    Tip.objects.filter(key__startswith="bulk").delete()
    assert titles(stored_board()) == ["Test title"]


def test_what_surrounds_a_text_reaches_the_board(stored_board, text):
    other = store_text(store_tip("other"), title="Other")
    assert stored_board().tip("test-tip").said_by[0].organisation == "Test Police"
    Source.objects.update(organisation="Renamed Police")
    assert stored_board().tip("test-tip").said_by[0].organisation == "Renamed Police"
    Tip.objects.filter(key="test-tip").update(topic="home", importance=1)
    assert (stored_board().tip("test-tip").topic, stored_board().tip("test-tip").importance) == (
        "home",
        1,
    )
    Saying.objects.create(tip=text.tip, source=store_source("second", date="2020"))
    assert [source.key for source in stored_board().tip("test-tip").said_by] == [
        "second",
        "test-police-2019",
    ]

    cash = Disagreement.objects.create(slug="cash")
    for tip, side in ((text.tip, "a"), (other.tip, "b")):
        Position.objects.create(disagreement=cash, tip=tip, side=side)
    assert stored_board().disagreements == ()
    DisagreementText.objects.create(
        disagreement=cash,
        language="en",
        question="Cash?",
        why="W",
        status="published",
        published_at=NOW,
    )
    assert [question.slug for question in stored_board().disagreements] == ["cash"]
    Position.objects.filter(side="b").delete()
    assert stored_board().disagreements == ()


def test_a_text_that_is_no_longer_public_leaves_the_board(stored_board, text):
    TipText.objects.update(status="retired")
    assert stored_board().tips == ()


def test_every_table_but_the_history_is_watched():
    tables = {
        model._meta.db_table
        for model in (Disagreement, DisagreementText, Position, Saying, Source, Tip, TipText)
    }
    assert set(WATCHED_TABLES) == tables


def test_an_account_moves_nothing(stored_board, text):
    stored_board()
    before = live.current()
    get_user_model().objects.create_user("somebody")
    assert live.snapshot.refresh() is False
    assert live.current() is before


@pytest.mark.parametrize("tips", [1, 3])
def test_reading_takes_as_many_queries_whatever_the_number(django_assert_num_queries, tips):
    for number in range(tips):
        store_text(store_tip(f"tip-{number}"))
    with django_assert_num_queries(7):
        live.build_board(1)


def test_without_the_database_the_board_is_kept(stored_board, text, monkeypatch):
    stored_board()

    def away(*args, **kwargs):
        raise DatabaseError("away")

    monkeypatch.setattr("exchangezones.foundation.triggers.current_revision", away)
    with pytest.raises(DatabaseError):
        live.snapshot.refresh()
    assert titles(live.current().in_language("en")) == ["Test title"]
