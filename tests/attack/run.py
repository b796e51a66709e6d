"""Sends the requests from a few threads, and keeps what should not have happened."""

import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from random import Random
from typing import NamedTuple

from tests.attack import desk, pages, raw
from tests.attack.target import Target

LONGEST_S = 2.0
PATIENCE_S = 20
THREADS = 4
ROUND = 2_000
FORM = "application/x-www-form-urlencoded"


class Fault(NamedTuple):
    """What was asked, what came (a status, or why none) and after how many seconds."""

    asked: str
    answer: str
    seconds: float


class Report(NamedTuple):
    """`statuses` by kind of attack."""

    statuses: dict[str, Counter]
    faults: list[Fault]
    slowest_s: float


def is_fault(answer: str, seconds: float) -> bool:
    """A server error, or no answer for long. 501 and 505 are refusals of the server itself."""
    broken = answer.startswith("5") and answer not in ("501", "505")
    return broken or seconds > LONGEST_S or answer == "hangs"


class Attacker:
    """One thread's: a seed, connections of its own, and what it saw."""

    def __init__(self, target: Target, seed: int) -> None:
        self.target, self.random = target, Random(seed)
        self.seen: list[tuple[str, Fault]] = []
        self.kinds: list[tuple[str, Callable[[], None]]] = [
            ("raw", self.send_raw),
            ("pages", self.ask_page),
            ("pages", self.ask_page),
            ("pages", self.ask_page),
            ("look-ups", self.look_up),
            ("forms", self.fill_in),
        ]
        self.connection = self.connect()

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.target.port, timeout=PATIENCE_S)

    def attack(self, count: int) -> list[tuple[str, Fault]]:
        while len(self.seen) < count:
            kind, send = self.random.choice(self.kinds)
            self.kind = kind
            send()
        return self.seen

    def note(self, asked: str, answer: str, began: float) -> None:
        self.seen.append((self.kind, Fault(asked[:500], answer, time.perf_counter() - began)))

    def send_raw(self) -> None:
        content = raw.requests(self.random)
        began = time.perf_counter()
        try:
            with socket.create_connection(("127.0.0.1", self.target.port), PATIENCE_S) as line:
                line.sendall(content)
                line.shutdown(socket.SHUT_WR)
                answer = line.recv(64).decode("latin-1")
        except TimeoutError:
            answer = "HTTP/1.1 hangs"
        except OSError:
            answer = "HTTP/1.1 closed"
        self.note(repr(content), answer.split(" ")[1] if " " in answer else "none", began)

    def ask_page(self) -> None:
        method, address, headers, body = pages.requests(self.random, self.target.zones)
        self.ask(method, address, headers, body)

    def look_up(self) -> None:
        role = self.random.choice(list(self.target.sessions))
        self.ask("GET", desk.lookup(self.random), self.cookies(role))

    def fill_in(self) -> None:
        role = self.random.choice(list(self.target.sessions))
        address = desk.lookup(self.random).partition("?")[0]
        if address.endswith("/logout/"):
            return  # the session is needed
        page = self.ask("GET", address, self.cookies(role))
        body = desk.odd_form(self.random, desk.form_of(page))
        self.ask("POST", address, {**self.cookies(role), "Content-Type": FORM}, body)

    def cookies(self, role: str) -> dict[str, str]:
        return {"Cookie": desk.cookies(self.target.sessions[role])}

    def ask(
        self,
        method: str,
        address: str,
        headers: dict[str, str],
        body: bytes = b"",
    ) -> str:
        """The page that came, or nothing."""
        began = time.perf_counter()
        page = b""
        try:
            self.connection.request(method, address, body or None, headers)
            response = self.connection.getresponse()
            page, answer = response.read(), str(response.status)
        except TimeoutError:
            answer = "hangs"
        except (OSError, HTTPException, ValueError, UnicodeError):
            answer = "closed"  # by the server, or an address that the client itself will not send
        if answer in ("hangs", "closed"):
            self.connection.close()
            self.connection = self.connect()
        said = f"{method} {address} {headers} {body[:200]!r}"
        self.note(said, answer, began)
        return page.decode("utf-8", "replace")


def attack(target: Target, requests: int, seed: int) -> Report:
    """In rounds, each with fresh sessions."""
    attackers = [Attacker(target, seed + number) for number in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        for sent in range(ROUND, requests + ROUND, ROUND):
            share = min(sent, requests) // THREADS
            parts = list(pool.map(lambda each, share=share: each.attack(share), attackers))
            target.renew()
    for each in attackers:
        each.connection.close()
    seen = [one for part in parts for one in part]
    statuses: dict[str, Counter] = {}
    for kind, fault in seen:
        statuses.setdefault(kind, Counter())[fault.answer] += 1
    faults = [fault for _kind, fault in seen if is_fault(fault.answer, fault.seconds)]
    return Report(statuses, faults, max(fault.seconds for _kind, fault in seen))


def written_wrongly(log: str, mark: str) -> Iterator[str]:
    """Lines of a log that name the marked place, an address, or where code was running."""
    for line in log.splitlines():
        if mark.lower() in line.lower() or "Traceback" in line or line.startswith('  File "'):
            yield line[:300]
