"""One look at one address: is the page still there, and what does it say?

Only public hosts of the web are visited. Of a body no more than MOST_BYTES are read, and only a
digest of its words is handed on.
"""

import http.client
import threading
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from exchangezones.link_check.connection import Manner, NotVisited, connected, trouble
from exchangezones.link_check.digest import digest_of
from exchangezones.link_check.health import Health, Link

MOST_HOPS = 5
MOST_BYTES = 3_000_000  # of a body; a larger one is not compared
MOVED_TO = "moved to "  # what is kept begins so
PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}
PATIENCE = {429, 503}  # the site asks for it
BARS_PROGRAMS = {401, 403, 406, 451}  # a person may well read the page
DEFAULT_REST = timedelta(hours=1)
LONGEST_REST = timedelta(days=7)
# “%” as well: what is quoted already must not be quoted twice.
KEPT_IN_PATH = "/%:=&~+!$,;'@()*"


class HttpAnswer(NamedTuple):
    status: int
    location: str
    retry_after: str
    kind: str  # its Content-Type
    body: bytes | None = None  # None: not asked for; b"": nothing that was read whole


class Seen(NamedTuple):
    """What a look saw.

    `online`: a host spoke, or none did and we may be offline, or (None) nobody was asked.
    `digest`: of the page's words; "" where there is none.
    """

    link: Link
    online: bool | None
    digest: str = ""


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
                answer = with_body(answer, here, manner)
                return Seen(judged(answer, moved_to, at), online, digest_of_answer(answer))
            permanent = permanent and answer.status in PERMANENT
            here = urljoin(here, answer.location)
    except NotVisited as error:
        return Seen(failing(str(error)), online)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Seen(failing(trouble(error)), online or False)
    return Seen(failing(f"more than {MOST_HOPS} redirects"), online)


def ask(address: str, manner: Manner) -> HttpAnswer:
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


def with_body(
    answer: HttpAnswer,
    address: str,
    manner: Manner,
) -> HttpAnswer:
    """The answer to GET, where HEAD found a page that has something to read.

    That answer is what a reader gets, so it is the one that counts.
    """
    if answer.status != 200 or answer.body is not None:
        return answer
    try:
        read = request("GET", parts_of(address), manner)
    except (OSError, http.client.HTTPException):
        return answer  # it was there a moment ago
    return answer if read.status in REDIRECTS else read


def digest_of_answer(answer: HttpAnswer) -> str:
    return digest_of(answer.body or b"", answer.kind) if answer.status == 200 else ""


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
) -> HttpAnswer:
    """Ask once and read the answer.

    The address that was judged is the one that is visited.
    """
    host = str(parts.hostname)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    with manner.turn(host), connected(host, port, secure, manner) as (opened, over):
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
            return HttpAnswer(
                response.status,
                decoded(response.getheader("Location", "")),
                response.getheader("Retry-After", ""),
                response.getheader("Content-Type", ""),
                body_of(response, method, over),
            )


def body_of(
    response: http.client.HTTPResponse,
    method: str,
    over: threading.Event,
) -> bytes | None:
    """The whole body; b"" where it is empty, too large, cut off or packed; None where there is one
    to be asked for.
    """
    length = response.getheader("Content-Length", "")
    if length.isdecimal() and not 0 < int(length[:12]) <= MOST_BYTES:
        return b""
    if method == "HEAD":
        return None
    if response.status != 200 or response.getheader("Content-Encoding", "identity") != "identity":
        return b""
    try:
        body = response.read(MOST_BYTES + 1)
    except (OSError, http.client.HTTPException):
        return b""
    # `over`: a body without a length ends like a whole one when the time is over.
    is_whole = len(body) <= MOST_BYTES and not response.length and not over.is_set()
    return body if is_whole else b""


def decoded(header: str) -> str:
    """A header is read as Latin-1; most sites that write more than ASCII mean UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


# -- what an answer means --------------------------------------------------------------------------
def judged(
    answer: HttpAnswer,
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
    return Link(Health.FINE, f"{MOVED_TO}{moved_to}" if moved_to else "")


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
