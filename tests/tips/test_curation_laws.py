"""Whatever two moderators press in whatever order: nothing is public that nobody else has read."""

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.conftest import NOW
from tests.tips.stored import store_moderator, store_tip
from tips import curation
from tips.curation import ONLY_MODERATOR, Refused
from tips.models import TipText
from tips.noticeboard import live

ANN, BOB = "ann", "bob"
who = st.sampled_from([ANN, BOB])
letters = st.text("abc", min_size=1, max_size=3)


class Desk(RuleBasedStateMachine):
    """Beside the rows stands what they ought to say, kept in the plainest way."""

    def __init__(self):
        super().__init__()
        self.room = transaction.atomic()
        self.room.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.room.__exit__(None, None, None)

    @initialize(by=who, body=letters)
    def begin(self, by, body):
        self.people = {name: store_moderator(name) for name in (ANN, BOB)}
        self.status, self.writer, self.body, self.public = "draft", by, body, None
        text = TipText(tip=store_tip(), language="en", title="T", body=body)
        curation.write(text, by=self.people[by], at=NOW)

    def press(self, verb, by, **more):
        """True where it was allowed. A refusal leaves everything as it was."""
        text = TipText.objects.get()
        try:
            with transaction.atomic():
                verb(text, by=self.user(by), at=NOW, **more)
        except Refused:
            return False
        return True

    def user(self, name):
        """The account as the database has it; rights are read anew."""
        return type(self.people[name]).objects.get(pk=self.people[name].pk)

    def active(self):
        return {name for name in self.people if self.user(name).is_active}

    @rule(by=who, body=letters)
    def revise(self, by, body):
        assert self.press(curation.revise, by, body=body)
        self.status, self.writer, self.body = "draft", by, body

    @rule(by=who)
    def submit(self, by):
        if self.press(curation.submit, by):
            assert self.status == "draft"
            self.status = "in_review"

    @rule(by=who)
    def send_back(self, by):
        if self.press(curation.send_back, by, reason="Because."):
            assert self.status == "in_review"
            self.status = "draft"

    @rule(by=who)
    def publish(self, by):
        if self.press(curation.publish, by):
            assert self.status == "in_review"
            alone = by == self.writer
            assert not alone or self.active() == {by}
            assert (
                TipText.history.latest("history_id").history_change_reason == ONLY_MODERATOR
            ) == alone
            self.status, self.public = "published", self.body

    @rule(by=who)
    def submit_and_publish(self, by):
        """The way that leads to the public, which single steps seldom find."""
        self.submit(by)
        self.publish(by)

    @rule(by=who)
    def retire(self, by):
        if self.press(curation.retire, by):
            assert self.status != "retired"
            self.status, self.public = "retired", None

    @rule(name=who)
    def come_or_go(self, name):
        user = self.user(name)
        user.is_active = not user.is_active
        user.save()

    @invariant()
    def the_row_is_what_it_ought_to_be(self):
        text = TipText.objects.get()
        assert (text.status, text.written_by.username, text.body) == (
            self.status,
            self.writer,
            self.body,
        )

    @invariant()
    def the_public_reads_what_was_published_last(self):
        tip = live.build_board(1).in_language("en").tip("test-tip")
        assert (tip and tip.body) == self.public


@pytest.mark.django_db
def test_nothing_is_public_that_nobody_else_has_read():
    run_state_machine_as_test(Desk, settings=settings(max_examples=40, stateful_step_count=20))
