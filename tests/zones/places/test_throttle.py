"""The rate is kept by all together; after failures the service rests, and one question tries."""

import threading

import pytest
from django.core.cache import cache

from zones.places.service import throttle
from zones.places.service.throttle import Leave

NOON = 1_800_000_000.0


@pytest.fixture(autouse=True)
def one_a_second(settings):
    settings.GEOCODER_RATE = 1
    settings.WEB_WORKERS = 1
    cache.clear()
    yield
    cache.clear()


def allowed(*seconds):
    """At which of these seconds after noon there is leave to ask."""
    return [second for second in seconds if throttle.take_leave(NOON + second)]


# -- the rate --------------------------------------------------------------------------------------
def test_one_question_a_second():
    assert allowed(0, 0.1, 0.5, 0.99, 1, 1.5, 2, 2, 7) == [0, 1, 2, 7]


def test_two_questions_are_never_closer_than_the_gap_across_the_turn_of_a_second():
    assert allowed(0.9, 1.0, 1.1, 1.89, 1.9, 2.5, 2.9) == [0.9, 1.9, 2.9]


def test_who_steps_back_leaves_the_stretch_to_others():
    assert allowed(0.9, 1.5, 1.95) == [0.9, 1.95]


def test_in_no_second_more_than_the_rate(settings):
    settings.GEOCODER_RATE = 4
    asked_at = allowed(*(hundredth / 100 for hundredth in range(0, 1000, 7)))
    assert len(asked_at) > 30
    assert (
        min(later - sooner for sooner, later in zip(asked_at, asked_at[1:], strict=False)) >= 0.25
    )


@pytest.mark.parametrize(
    ("rate", "workers", "gap_seconds"), [(1, 1, 1), (1, 4, 4), (2, 1, 0.5), (0.1, 3, 30)]
)
def test_workers_that_share_no_cache_divide_the_rate(settings, rate, workers, gap_seconds):
    settings.GEOCODER_RATE, settings.WEB_WORKERS = rate, workers
    assert throttle.gap_seconds() == pytest.approx(gap_seconds)


def test_workers_with_one_cache_share_the_rate(settings, tmp_path):
    files = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    settings.CACHES = {"default": files}
    settings.WEB_WORKERS = 4
    assert throttle.gap_seconds() == 1
    assert allowed(0, 0.5, 1) == [0, 1]


def test_of_many_threads_at_once_one_may_ask():
    start, leaves = threading.Barrier(8), []

    def visitor():
        start.wait()
        leaves.append(throttle.take_leave(NOON))

    threads = [threading.Thread(target=visitor) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert leaves.count(Leave()) == 1
    assert leaves.count(None) == 7


# -- failures --------------------------------------------------------------------------------------
def test_three_failures_in_a_row_are_a_pause_of_a_minute():
    assert [throttle.failed(NOON) for _ in range(3)] == [0, 0, 60]
    assert allowed(0, 30, 59.9, 60) == [60]


def test_an_answer_between_failures_begins_the_count_anew():
    throttle.failed(NOON)
    throttle.failed(NOON)
    throttle.answered(Leave())
    assert [throttle.failed(NOON) for _ in range(3)] == [0, 0, 60]


def test_after_the_pause_one_tries_and_the_others_wait_for_another_minute():
    throttle.failed(NOON, pause_seconds=60)
    assert throttle.take_leave(NOON + 60) == Leave(trial=True)
    assert allowed(61, 62, 119) == []
    assert throttle.take_leave(NOON + 120) == Leave(trial=True)


def test_a_trial_that_is_answered_ends_the_pause():
    throttle.failed(NOON, pause_seconds=60)
    throttle.answered(throttle.take_leave(NOON + 60))
    assert throttle.take_leave(NOON + 61) == Leave()


def test_a_trial_that_fails_is_another_minute():
    for _ in range(3):
        throttle.failed(NOON)
    assert throttle.take_leave(NOON + 60).trial
    assert throttle.failed(NOON + 62) == 60
    assert allowed(63, 121) == []
    assert throttle.take_leave(NOON + 122).trial


def test_of_many_threads_after_a_pause_one_tries(settings):
    settings.GEOCODER_RATE = 1000
    throttle.failed(NOON, pause_seconds=60)
    leaves = [throttle.take_leave(NOON + 60 + thread / 1000) for thread in range(8)]
    assert leaves == [Leave(trial=True)] + [None] * 7


def test_an_answer_that_was_under_way_does_not_end_a_pause_asked_for_since():
    leave = throttle.take_leave(NOON)
    throttle.failed(NOON + 1, pause_seconds=30)
    throttle.answered(leave)
    assert allowed(2, 30) == []


@pytest.mark.parametrize(
    ("asked_for", "pause_seconds"),
    [(0, 1), (-5, 1), (0.2, 1), (7.5, 8), (3600, 3600), (10**9, 86_400)],
)
def test_a_pause_that_is_asked_for_is_kept_between_a_second_and_a_day(asked_for, pause_seconds):
    assert throttle.failed(NOON, asked_for) == pause_seconds
    assert allowed(pause_seconds - 0.1, pause_seconds) == [pause_seconds]
