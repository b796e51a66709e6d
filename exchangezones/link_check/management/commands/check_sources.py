"""Look whether the pages that tips and zones rest on are still there and still say the same."""

import math
from argparse import ArgumentTypeError
from collections import Counter
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from exchangezones.foundation.web_address import is_public
from exchangezones.link_check.connection import Manner
from exchangezones.link_check.fetching import Seen, look
from exchangezones.link_check.health import Health, Link, after
from exchangezones.link_check.pages import KnownPage, WatchedPage
from exchangezones.link_check.politeness import PAUSE_SECONDS, Pace, go_round, host_of
from exchangezones.link_check.reading import Reading, compared

HEALTHS = [Health.FINE, Health.BARRED, Health.LATER, Health.FAILING, Health.BROKEN]
# If no host answers and there are at least so many, it is this machine that is offline.
SILENT_HOSTS = 2


class Known(NamedTuple):
    """A page, and the table that keeps what is known of it."""

    table: Any
    page: KnownPage


class Result(NamedTuple):
    """What is known of a page after a look."""

    link: Link
    reading: Reading
    before: Reading

    def lines(self) -> list[str]:
        """What there is to say of it."""
        is_plain = self.link.health is Health.FINE and not self.link.said
        found = [] if is_plain else [str(self.link)]
        is_news = self.reading.changed_on and not self.before.changed_on
        return found + (["changed since it was read"] if is_news else [])


class Command(BaseCommand):
    help = (
        "Look whether the pages that tips and zones rest on are still there, and whether they "
        "changed since they were read: those looked at longest ago first, one question at a time, "
        "with pauses for each host. Exits with 1 if a link is broken, that is, failed for at least "
        "a day."
    )
    stealth_options = ("may_reach", "pause_seconds", "answer_seconds")  # for tests

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--minutes",
            type=minutes,
            default=10,
            help="stop after so long (default: %(default)s)",
        )
        parser.add_argument("--dry-run", action="store_true", help="look and say, but note nothing")

    def handle(
        self,
        *,
        minutes: Any,
        dry_run: bool,
        may_reach: Any = is_public,
        pause_seconds: Any = PAUSE_SECONDS,
        answer_seconds: Any = 10,
        **options: Any,
    ) -> None:
        at = timezone.now()
        known = known_pages()
        due = [address for address, pages in known.items() if not rests(pages, at)]
        manner = Manner(
            user_agent(), Pace(pause_seconds).turn, may_reach, answer_seconds, 3 * answer_seconds
        )
        seen = go_round(due, partial(look, manner=manner, at=at), minutes=minutes)
        results = self.note(
            tqdm(
                seen,
                total=len(due),
                unit="link",
                disable=None,  # no bar where nobody looks on, as under cron
                leave=False,
            ),
            known,
            dry_run,
        )
        for address, result in results.items():
            for line in result.lines():
                self.stdout.write(f"{line} – {address}")
        links = [result.link for result in results.values()]
        self.stdout.write(summary(links, len(known)))
        broken = sum(link.health is Health.BROKEN for link in links)
        if broken:
            raise CommandError(
                f"Broken links: {broken}. The lists of sources and pages in the desk name them."
            )

    def note(
        self,
        seen: Any,
        known: dict[str, list[Known]],
        dry_run: bool,
    ) -> dict[str, Result]:
        """Keep each look as it comes.

        Those without any answer wait until a host has spoken: we may be offline.
        """
        results: dict[str, Result] = {}
        unanswered: list[tuple[str, Seen]] = []
        online = False
        for address, one in seen:
            online = online or one.online is True
            if one.online is False and not online:
                unanswered.append((address, one))
            else:
                results[address] = keep(known[address], one, dry_run)
        if not online and len({host_of(address) for address, _one in unanswered}) >= SILENT_HOSTS:
            raise CommandError(
                "No host answered at all: is this machine online? Nothing was noted.", returncode=2
            )
        for address, one in unanswered:
            results[address] = keep(known[address], one, dry_run)
        return results


def known_pages() -> dict[str, list[Known]]:
    """By address, which is asked once, what each application knows of the page: those never looked
    at first, then the longest ago.
    """
    pages = [Known(table, page) for table in tables() for page in table.watched()]
    found: dict[str, list[Known]] = {}
    for one in sorted(pages, key=looked_at):
        found.setdefault(one.page.address, []).append(one)
    return found


def tables() -> list[Any]:
    """Of every model whose pages are looked at, its rows."""
    models = [model for model in apps.get_models() if issubclass(model, WatchedPage)]
    return [model._default_manager.all() for model in models]


def looked_at(known: Known) -> float:
    """When, as something to sort by."""
    return known.page.checked_at.timestamp() if known.page.checked_at else -math.inf


def rests(pages: list[Known], at: datetime) -> bool:
    return any(known.page.link.rests(at) for known in pages)


def keep(pages: list[Known], seen: Seen, dry_run: bool) -> Result:
    """Note the look in every table; the last one's result is as good as another's."""
    at = timezone.now()
    for table, page in pages:
        result = Result(
            after(page.link, seen.link, at),
            compared(page.reading, seen.digest, record=page.record, on=timezone.localdate(at)),
            page.reading,
        )
        if not dry_run:
            table.note_look(
                page.address,
                line=str(result.link),
                at=at,
                reading=result.reading,
            )
    return result


def minutes(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise ArgumentTypeError(f"{text!r} is no number of minutes")
    return number


def user_agent() -> str:
    """Who looks and how to complain; a header holds plain ASCII only."""
    who = (
        "; ".join(filter(None, [settings.SITE_URL, settings.OPERATOR_CONTACT])) or "no address set"
    )
    return "".join(
        sign if " " <= sign <= "~" else "?" for sign in f"exchangezones link check ({who})"
    )


def summary(links: list[Link], all_links: int) -> str:
    counts = Counter(link.health for link in links)
    said = ", ".join(f"{counts[health]} {health}" for health in HEALTHS)
    return f"{len(links)} of {all_links} links looked at: {said}."
