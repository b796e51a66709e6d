"""A connection to a host of the open web, and to nothing else, that ends when its time is over."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from exchangezones.foundation.web_address import is_public

MOST_ADDRESSES = 3  # of one host that are tried


class NotVisited(Exception):
    """The address leads where no look goes; the message says where."""


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


@contextlib.contextmanager
def connected(
    host: str,
    port: int,
    secure: bool,
    manner: Manner,
) -> Iterator[tuple[socket.socket, threading.Event]]:
    """A socket to the host, shut when the whole time is over: an answer that drips has no end of
    its own. The event says that it is.
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
            yield opened, over
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


def trouble(error: Exception) -> str:
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
