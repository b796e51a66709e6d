"""`check_sources`, from the sources in the database to what is noted with them."""

import socket
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from exchangezones.foundation import web_address
from exchangezones.link_check.management.commands import check_sources
from tests.conftest import NOW
from tests.exchangezones.link_check.link_server import serving
from tests.exchangezones.link_check.rounds import check, on
from tests.tips.stored import store_source
from tests.unjudged import written_by_others
from tips.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_asked_yet(server):
    server.asked.clear()


@pytest.fixture(autouse=True)
def addresses_of_this_machine():
    """No form would take them, and the test's server has no other."""
    with written_by_others():
        yield


def store(server, *paths, **changes):
    for path in paths:
        store_source(f"source-{path.replace('_', '-')}", url=f"{server.address}/{path}", **changes)


def noted():
    """By the end of the key what is noted."""
    rows = Source.objects.values_list("key", "check_result", "checked_at")
    return {key.removeprefix("source-"): (line, at) for key, line, at in rows}


def test_what_was_seen_is_noted_and_said(server):
    store(server, "200", "403", "404", "moved", "rest_an_hour")
    store_source("source-paper")
    assert check() == [
        f"barred: answered 403 – {server.address}/403",
        f"failing since 2026-12-01T18:30:00+00:00: answered 404 – {server.address}/404",
        f"fine: moved to {server.address}/200/new – {server.address}/moved",
        f"later until 2026-12-01T19:30:00+00:00: answered 429 – {server.address}/rest_an_hour",
        "5 of 5 links looked at: 2 fine, 1 barred, 1 later, 1 failing, 0 broken.",
    ]
    assert noted() == {
        "200": ("fine", NOW),
        "403": ("barred: answered 403", NOW),
        "404": ("failing since 2026-12-01T18:30:00+00:00: answered 404", NOW),
        "moved": (f"fine: moved to {server.address}/200/new", NOW),
        "rest-an-hour": ("later until 2026-12-01T19:30:00+00:00: answered 429", NOW),
        "paper": ("", None),
    }


def test_a_look_is_no_edit_and_leaves_no_history(server):
    store(server, "200")
    check()
    assert Source.history.count() == 1


def test_a_dry_run_looks_and_says_but_notes_nothing(server):
    store(server, "200", "404")
    assert (
        check(dry_run=True)[-1]
        == "2 of 2 links looked at: 1 fine, 0 barred, 0 later, 1 failing, 0 broken."
    )
    assert noted() == {"200": ("", None), "404": ("", None)}
    assert ("HEAD", "/200") in server.asked


def test_a_link_that_fails_for_a_day_is_broken_and_the_command_says_so_with_its_status(server):
    store(server, "404", "200")
    check()
    with on(NOW + timedelta(hours=23)):
        check()
    assert not Source.objects.broken().exists()
    with (
        on(NOW + timedelta(hours=24)),
        pytest.raises(CommandError, match="Broken links: 1") as caught,
    ):
        check()
    assert caught.value.returncode == 1
    assert [source.key for source in Source.objects.broken()] == ["source-404"]
    assert noted()["404"][0] == "broken since 2026-12-01T18:30:00+00:00: answered 404"


def test_a_link_that_works_again_is_mended(server):
    store(
        server,
        "200",
        check_result="broken since 2026-11-01T00:00:00+00:00: answered 404",
        checked_at=NOW,
    )
    check()
    assert noted() == {"200": ("fine", NOW)}


def test_a_site_that_asked_for_patience_is_asked_again_only_when_it_is_over(server):
    store(server, "rest_an_hour")
    check()
    server.asked.clear()
    with on(NOW + timedelta(minutes=59)):
        assert check() == [
            "0 of 1 links looked at: 0 fine, 0 barred, 0 later, 0 failing, 0 broken."
        ]
    assert server.asked == []
    with on(NOW + timedelta(minutes=60)):
        check()
    assert server.asked == [("HEAD", "/rest_an_hour")]


def test_the_rest_of_a_site_that_asks_for_patience_is_left_for_another_time(server):
    store(server, "429", "200", checked_at=NOW)
    Source.objects.filter(key="source-429").update(checked_at=None)
    assert check()[-1] == "1 of 2 links looked at: 0 fine, 0 barred, 1 later, 0 failing, 0 broken."
    assert server.asked == [("HEAD", "/429")]


def test_those_looked_at_longest_ago_come_first(server):
    store(server, "200", "204", "elsewhere", "moved")
    for path, days in (("200", 1), ("204", 3), ("elsewhere", 2)):
        Source.objects.filter(key=f"source-{path}").update(checked_at=NOW - timedelta(days=days))
    check()
    heads = [path for method, path in server.asked if method == "HEAD" and path != "/200/new"]
    assert heads == ["/moved", "/204", "/elsewhere", "/200"]


def test_when_the_time_is_over_the_rest_is_left(server):
    store(server, "200", "204")
    assert check(minutes=1e-9) == [
        "0 of 2 links looked at: 0 fine, 0 barred, 0 later, 0 failing, 0 broken."
    ]
    assert noted() == {"200": ("", None), "204": ("", None)}


def test_one_address_of_two_sources_is_asked_once(server):
    for key in ("source-one", "source-two"):
        store_source(key, url=f"{server.address}/200")
    check()
    assert server.asked == [("HEAD", "/200")]
    assert noted() == {"one": ("fine", NOW), "two": ("fine", NOW)}


def test_without_sources_there_is_nothing_to_look_at():
    store_source("source-paper")
    assert check() == ["0 of 0 links looked at: 0 fine, 0 barred, 0 later, 0 failing, 0 broken."]


def test_private_addresses_are_refused_by_default(server):
    store(server, "200")
    store_source("source-cloud", url="http://169.254.169.254/latest/meta-data/")
    check(may_reach=web_address.is_public)
    line = "failing since 2026-12-01T18:30:00+00:00: leads into a private network"
    assert noted() == {"200": (line, NOW), "cloud": (line, NOW)}
    assert server.asked == []


# -- perhaps it is we who are offline --------------------------------------------------------------
@pytest.fixture
def closed():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    return port


def test_when_no_host_answers_nothing_is_noted(closed):
    store_source("source-one", url=f"http://127.0.0.1:{closed}/")
    store_source("source-two", url=f"http://localhost:{closed}/")
    with pytest.raises(CommandError, match="is this machine online") as caught:
        check()
    assert caught.value.returncode == 2
    assert noted() == {"one": ("", None), "two": ("", None)}


def test_when_any_host_answers_the_silent_ones_are_noted(closed, server):
    store_source("source-one", url=f"http://127.0.0.1:{closed}/")
    store_source("source-two", url=f"http://localhost:{closed}/")
    store(server, "200", checked_at=NOW)
    check()
    line = "failing since 2026-12-01T18:30:00+00:00: the host cannot be reached"
    assert noted() == {"one": (line, NOW), "two": (line, NOW), "200": ("fine", NOW)}


def test_a_single_silent_host_is_noted(closed):
    store_source("source-one", url=f"http://127.0.0.1:{closed}/")
    assert check()[-1] == "1 of 1 links looked at: 0 fine, 0 barred, 0 later, 1 failing, 0 broken."


# -- options and manners ---------------------------------------------------------------------------
@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "inf", "many", ""])
def test_nonsense_minutes_are_refused(minutes):
    with pytest.raises(CommandError, match="is no number of minutes"):
        call_command("check_sources", f"--minutes={minutes}")


def test_the_agent_names_the_site_and_who_to_complain_to(server, settings):
    settings.SITE_URL, settings.OPERATOR_CONTACT = (
        "https://zones.example.org",
        "zones@example.org\r\nX: é",
    )
    store(server, "200")
    server.agents.clear()
    check()
    assert server.agents == {
        "exchangezones link check (https://zones.example.org; zones@example.org??X: ?)"
    }


def test_without_an_address_the_agent_says_so(server, settings):
    settings.SITE_URL = settings.OPERATOR_CONTACT = ""
    assert check_sources.user_agent() == "exchangezones link check (no address set)"
