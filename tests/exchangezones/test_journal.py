"""What is written down of an error: its kind and where, and no word that a visitor sent."""

import io
import logging

import pytest

from exchangezones.journal import DiscreetFormatter, frames_and_kind
from exchangezones.server_log import ServerFormatter, ServerLogger

PLACE = "Zanzibarville"


@pytest.fixture
def journal():
    """(logger, what it wrote) with our formatter."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(DiscreetFormatter("%(levelname)s %(message)s"))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    return logger, written


def fail():
    try:
        int(PLACE)
    except ValueError as error:
        raise RuntimeError(f"no {PLACE}") from error


def test_an_error_is_its_kinds_and_lines_of_code(journal):
    logger, written = journal
    try:
        fail()
    except RuntimeError:
        logger.exception("Failed at %s for %s", PLACE, {"near": PLACE})
    told = written.getvalue()
    assert PLACE not in told
    assert told.startswith("ERROR Failed at … for …\n")
    assert "in fail" in told
    assert told.splitlines()[-1] == "builtins.ValueError"
    assert "builtins.RuntimeError\nafter\n" in told


def test_an_error_without_a_cause_ends_with_its_kind():
    assert frames_and_kind(KeyError(PLACE)) == "builtins.KeyError"


@pytest.mark.parametrize(
    ("message", "args", "told"),
    [
        ("Internal Server Error: %s", (f"/search/?near={PLACE}",), "Internal Server Error: …"),
        ("took %d ms", (12,), "took 12 ms"),
        ("plain", (), "plain"),
        (ValueError(PLACE), (), "ValueError"),
    ],
)
def test_of_what_comes_with_a_request_only_numbers_are_filled_in(journal, message, args, told):
    logger, written = journal
    logger.error(message, *args, extra={"request": None, "status_code": 500})
    assert written.getvalue() == f"ERROR {told}\n"


def test_what_the_site_itself_says_is_written_whole(journal):
    logger, written = journal
    logger.warning("The database is away: %s", "since a minute")
    assert written.getvalue() == "WARNING The database is away: since a minute\n"


@pytest.mark.parametrize(("in_worker", "told"), [(False, f"Listening at: {PLACE}"),
                                                 (True, "Listening at: …")])  # fmt: skip
def test_in_a_worker_words_come_with_requests(monkeypatch, in_worker, told):
    formatter = ServerFormatter("%(message)s")
    monkeypatch.setattr("os.getpid", lambda: formatter._master + in_worker)
    record = logging.LogRecord("x", 20, "", 0, "Listening at: %s", (PLACE,), None)
    assert formatter.format(record) == told


def test_a_request_that_is_no_http_is_not_written_down(monkeypatch):
    heard = []
    logger = ServerLogger.__new__(ServerLogger)
    logger.error_log = logging.Logger("test")
    logger.error_log.warning = lambda *words, **more: heard.append(words)
    logger.warning(f"Invalid request from ip=1.2.3.4: {PLACE}")
    logger.warning("Worker %s was stopped", 4)
    assert heard == [("Worker %s was stopped", 4)]
