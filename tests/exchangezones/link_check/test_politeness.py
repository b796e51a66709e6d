"""A polite round: turns, pauses, patience, and an end."""

import pytest

from exchangezones.link_check import politeness
from exchangezones.link_check.fetching import Seen
from exchangezones.link_check.health import Health, Link
from exchangezones.link_check.politeness import Pace, go_round, taking_turns

FINE = Seen(Link(Health.FINE), online=True)
LATER = Seen(Link(Health.LATER), online=True)


class Clock:
    """Time passes when somebody sleeps, and as a test says."""

    def __init__(self):
        self.now, self.slept = 1000.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(politeness.time, "monotonic", clock)
    return clock


def test_hosts_take_turns_and_each_keeps_its_order():
    addresses = [
        "http://a/1",
        "http://a/2",
        "http://a/3",
        "http://b/1",
        "https://B/2",
        "http://c/1",
    ]
    assert taking_turns(addresses) == [
        "http://a/1", "http://b/1", "http://c/1", "http://a/2", "https://B/2", "http://a/3",
    ]  # fmt: skip


def test_addresses_without_a_readable_host_are_kept():
    assert taking_turns(["nonsense", "http://[::1/", "http://a/"]) == [
        "nonsense",
        "http://a/",
        "http://[::1/",
    ]
    assert taking_turns([]) == []


def test_a_host_is_asked_again_after_the_pause_and_others_at_once(clock):
    pace = Pace(1.0, sleep=clock.sleep)
    for host in ("a", "b", "a", "a"):
        with pace.turn(host):
            clock.now += 0.25  # it answers
    assert clock.slept == [0.75, 1.0]


def test_the_pause_counts_from_the_end_of_an_answer_even_of_a_bad_one(clock):
    pace = Pace(1.0, sleep=clock.sleep)

    def fails():
        with pace.turn("a"):
            clock.now += 9
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        fails()
    with pace.turn("a"):
        pass
    assert clock.slept == [1.0]


def test_the_pause_is_at_least_a_second_unless_somebody_says_otherwise():
    assert Pace().pause_seconds >= 1


def test_a_host_that_asks_for_patience_is_left_alone_for_this_round():
    answers = {"http://a/1": LATER, "http://b/1": FINE, "http://b/2": FINE}
    found = dict(
        go_round(
            ["http://a/1", "http://a/2", "http://b/1", "http://b/2"], answers.__getitem__, minutes=1
        )
    )
    assert found == answers


def test_the_round_ends_with_its_time():
    clock = Clock()

    def look(address):
        clock.now += 25
        return FINE

    looked = go_round([f"http://{name}/" for name in "abcdef"], look, minutes=1, clock=clock)
    assert [address for address, _seen in looked] == ["http://a/", "http://b/", "http://c/"]
