"""Look whether the pages of the sources are still there, and note what was seen."""

import math
from argparse import ArgumentTypeError
from collections import Counter
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from exchangezones.foundation.web_address import is_public
from tips.link_health import Health, Link, after, read_link
from tips.management.link_checker import Manner, Seen, look
from tips.management.politeness import PAUSE_SECONDS, Pace, go_round, host_of
from tips.models import Source

HEALTHS = [Health.FINE, Health.BARRED, Health.LATER, Health.FAILING, Health.BROKEN]
# If no host answers and there are at least so many, it is this machine that is offline.
SILENT_HOSTS = 2


class Command(BaseCommand):
    help = (
        "Look whether the pages of the sources are still there: those looked at longest ago first, "
        "one question at a "
        "time, with pauses for each host. Exits with 1 if a link is broken, that is, failed for at "
        "least a day."
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
        # By address: several sources may share a page, which is asked once.
        known = {
            source.url: read_link(source.check_result) for source in Source.objects.to_look_at()
        }
        due = [address for address, link in known.items() if not link.rests(at)]
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
        for address, link in results.items():
            if link.health is not Health.FINE or link.said:
                self.stdout.write(f"{link} – {address}")
        self.stdout.write(summary(results, len(known)))
        broken = sum(link.health is Health.BROKEN for link in results.values())
        if broken:
            raise CommandError(
                f"Broken links: {broken}. Their sources are marked in the list of sources."
            )

    def note(
        self,
        seen: Any,
        known: dict[str, Link],
        dry_run: bool,
    ) -> dict[str, Link]:
        """Keep each look as it comes.

        Those without any answer wait until a host has spoken: we may be offline.
        """
        results: dict[str, Link] = {}
        unanswered: list[tuple[str, Seen]] = []
        online = False
        for address, one in seen:
            online = online or one.online is True
            if one.online is False and not online:
                unanswered.append((address, one))
            else:
                results |= self.keep(address, one, known, dry_run)
        if not online and len({host_of(address) for address, _one in unanswered}) >= SILENT_HOSTS:
            raise CommandError(
                "No host answered at all: is this machine online? Nothing was noted.", returncode=2
            )
        for address, one in unanswered:
            results |= self.keep(address, one, known, dry_run)
        return results

    def keep(
        self,
        address: str,
        seen: Seen,
        known: dict[str, Link],
        dry_run: bool,
    ) -> dict[str, Link]:
        at = timezone.now()
        link = after(known[address], seen.link, at)
        if not dry_run:
            Source.objects.note_look(address, line=str(link), at=at)
        return {address: link}


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


def summary(results: dict[str, Link], all_links: int) -> str:
    counts = Counter(link.health for link in results.values())
    said = ", ".join(f"{counts[health]} {health}" for health in HEALTHS)
    return f"{len(results)} of {all_links} links looked at: {said}."
