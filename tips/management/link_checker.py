"""One look at one address: is the page still there?

Only public hosts of the web are visited, and no body is read.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from exchangezones.foundation.web_address import is_public
from tips.link_health import Health, Link

MOST_HOPS = 5
MOST_ADDRESSES = 3  # of one host that are tried
PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}
PATIENCE = {429, 503}  # the site asks for it
BARS_PROGRAMS = {401, 403, 406, 451}  # a person may well read the page
DEFAULT_REST = timedelta(hours=1)
LONGEST_REST = timedelta(days=7)
# “%” as well: what is quoted already must not be quoted twice.
KEPT_IN_PATH = "/%:=&~+!$,;'@()*"


class NotVisited(Exception):
    """The address leads where no look goes; the message says where."""


class Answer(NamedTuple):
    status: int
    location: str
    retry_after: str


class Seen(NamedTuple):
    """What a look saw.

    `online`: a host spoke, or none did and we may be offline, or (None) nobody was asked.
    """

    link: Link
    online: bool | None


@dataclass(frozen=True)
class Manner:
    """How to look.

    `turn` waits until a host may be asked again; `may_reach` judges an IP address.
    """

    user_agent: str
    turn: Callable[[str], AbstractContextManager[Any]]
    may_reach: Callable[[str], bool] = is_public
    answer_seconds: float = 10  # to connect, and for each piece of an answer
    whole_seconds: float = 30  # for one question, however slowly it is answered


def look(
    address: str,
    *,
    manner: Manner,
    at: datetime,
) -> Seen:
    """Follow the address to its end and say what is there."""
    online, permanent, here = None, True, address
    try:
        for _hop in range(MOST_HOPS + 1):
            answer = ask(here, manner)
            online = True
            if answer.status not in REDIRECTS or not answer.location:
                moved_to = here if permanent and here != address else ""
                return Seen(judged(answer, moved_to, at), online)
            permanent = permanent and answer.status in PERMANENT
            here = urljoin(here, answer.location)
    except NotVisited as error:
        return Seen(failing(str(error)), online)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Seen(failing(said(error)), online or False)
    return Seen(failing(f"more than {MOST_HOPS} redirects"), online)


def ask(address: str, manner: Manner) -> Answer:
    """HEAD; and where that is not liked, GET: some sites refuse HEAD, and no page is lost on its
    word alone.
    """
    parts = parts_of(address)
    try:
        answer = request("HEAD", parts, manner)
    except (http.client.HTTPException, ConnectionResetError):
        return request("GET", parts, manner)
    if answer.status >= 400 and answer.status not in PATIENCE:
        return request("GET", parts, manner)
    return answer


def parts_of(address: str) -> SplitResult:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"}:
        raise NotVisited(f"leads to {parts.scheme or 'no'}:, which is not of the web")
    if not parts.hostname or parts.username is not None or parts.port == 0:
        raise NotVisited("leads to no readable address")
    return parts


def request(
    method: str,
    parts: SplitResult,
    manner: Manner,
) -> Answer:
    """Ask once and read the head of the answer.

    The address that was judged is the one that is visited.
    """
    host = str(parts.hostname)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    with manner.turn(host), connected(host, port, secure, manner) as opened:
        # No urllib: it would follow redirects by itself, and take a proxy from the environment.
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(host, port)
        # Ours: http.client would resolve the name again, and the answer may be another by then.
        connection.sock = opened
        target = quote(parts.path or "/", KEPT_IN_PATH)
        target += f"?{quote(parts.query, KEPT_IN_PATH + '?[]|')}" if parts.query else ""
        headers = {
            "User-Agent": manner.user_agent,
            "Accept": "*/*",
            "Connection": "close",
        }
        connection.request(method, target, headers=headers)
        with connection.getresponse() as response:
            location, rest = (
                response.getheader("Location", ""),
                response.getheader("Retry-After", ""),
            )
            return Answer(response.status, decoded(location), rest)


def decoded(header: str) -> str:
    """A header is read as Latin-1; most sites that write more than ASCII mean UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


@contextlib.contextmanager
def connected(
    host: str,
    port: int,
    secure: bool,
    manner: Manner,
) -> Iterator[socket.socket]:
    """A socket to the host, shut when the whole time is over: an answer that drips has no end of
    its own.
    """
    with contextlib.ExitStack() as kept:
        opened = kept.enter_context(
            connect(addresses_of(host, port, manner), manner.answer_seconds)
        )
        if secure:
            # The handshake waits for the guard below: one that drips never meets answer_seconds.
            context = ssl.create_default_context()
            wrapped = context.wrap_socket(
                opened, server_hostname=host, do_handshake_on_connect=False
            )
            opened = kept.enter_context(wrapped)
        over = threading.Event()
        guard = threading.Timer(manner.whole_seconds, shut, [opened, over])
        guard.daemon = True
        guard.start()
        kept.callback(guard.cancel)
        try:
            if isinstance(opened, ssl.SSLSocket):
                opened.do_handshake()
            yield opened
        except (OSError, http.client.HTTPException) as error:
            # What shut() does to a waiting read looks like a broken connection.
            if over.is_set():
                raise TimeoutError("the whole time is over") from error
            raise


def addresses_of(
    host: str,
    port: int,
    manner: Manner,
) -> list[tuple[Any, Any]]:
    """(family, socket address) of the host; NotVisited if any of them is out of bounds."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not all(
        manner.may_reach(str(address[0])) for _family, _kind, _protocol, _name, address in found
    ):
        raise NotVisited("leads into a private network")
    return [(family, address) for family, _kind, _protocol, _name, address in found][
        :MOST_ADDRESSES
    ]


def connect(addresses: list[tuple[Any, Any]], seconds: float) -> socket.socket:
    """To the first address that lets us; else the last one's error."""
    problem = OSError("no address")
    for family, address in addresses:
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.settimeout(seconds)
            opened.connect(address)
        except OSError as error:
            opened.close()
            problem = error
        else:
            return opened
    raise problem


def shut(opened: socket.socket, over: threading.Event) -> None:
    """End the conversation, whoever waits for whom."""
    over.set()
    with contextlib.suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)


# -- what an answer means --------------------------------------------------------------------------
def judged(
    answer: Answer,
    moved_to: str,
    at: datetime,
) -> Link:
    if answer.status in PATIENCE:
        return Link(
            Health.LATER, f"answered {answer.status}", until=at + rest_of(answer.retry_after, at)
        )
    if answer.status in BARS_PROGRAMS:
        return Link(Health.BARRED, f"answered {answer.status}")
    if answer.status >= 300:
        return failing(f"answered {answer.status}")
    return Link(Health.FINE, f"moved to {moved_to}" if moved_to else "")


def failing(words: str) -> Link:
    return Link(Health.FAILING, words)


def rest_of(retry_after: str, at: datetime) -> timedelta:
    """How long the site wants to be left alone: seconds or a date; an hour where it does not say, a
    week at most.
    """
    try:
        rest = (
            timedelta(seconds=int(retry_after))
            if retry_after.isdecimal()
            else parsedate_to_datetime(retry_after) - at
        )
    # TypeError: a date without an offset cannot be taken from one with an offset.
    except (ValueError, TypeError, OverflowError):
        return DEFAULT_REST
    return min(max(rest, timedelta(0)), LONGEST_REST)


def said(error: Exception) -> str:
    """What kept us from an answer, in a few words without the machine's own."""
    # From the narrow to the wide: each of these is an OSError.
    if isinstance(error, socket.gaierror):
        return "the name of the host is not known"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return "no secure connection"
    if isinstance(error, OSError) and not isinstance(error, http.client.RemoteDisconnected):
        return "the host cannot be reached"
    return "the answer cannot be read"
