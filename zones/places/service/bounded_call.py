"""One call to a geocoding service, which ends in time whatever the service does."""

import json
import socket
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter  # type: ignore[import-untyped]

MOST_BYTES = 1_000_000


class BoundedCall(BaseSyncAdapter):
    """One call to the service, which another thread may end at any moment.

    No proxy, no redirect, no cookie.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds  # of a single step; all steps together end when somebody hangs up
        self._lock = threading.Lock()
        self._is_over = False
        self._socket: socket.socket | None = None

    # `timeout` is left aside: it is geopy's default of a second, not what is left of the limit.
    def get_json(
        self,
        url: str,
        *,
        timeout: float,
        headers: Mapping[str, str],
    ) -> Any:
        return json.loads(self._get(url, headers))

    def get_text(
        self,
        url: str,
        *,
        timeout: float,
        headers: Mapping[str, str],
    ) -> str:
        return self._get(url, headers).decode()

    def _get(self, url: str, headers: Mapping[str, str]) -> bytes:
        parts = urlsplit(url)
        dial = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        with closing(
            dial(
                parts.hostname or "",
                parts.port,
                timeout=self._seconds,
            )
        ) as connection:
            # Dialled before the request, so that there is a socket to hang up while it is sent.
            connection.connect()
            self._pick_up(connection.sock)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request(
                "GET",
                path,
                headers={
                    **headers,
                    "Connection": "close",
                },
            )
            with connection.getresponse() as response:
                body = response.read(MOST_BYTES)  # what is longer is cut, and then no answer
        if not 200 <= response.status < 300:
            # geopy looks for "retry-after" in small letters.
            named = {name.lower(): value for name, value in response.getheaders()}
            # No message and no text: either may repeat the address, which nothing may log.
            raise AdapterHTTPError(
                "",
                status_code=response.status,
                headers=named,
                text="",
            )
        return body

    def _pick_up(self, connected: socket.socket) -> None:
        with self._lock:
            # A slow name server may have used up the limit: then the address is not sent any more.
            if self._is_over:
                raise TimeoutError
            self._socket = connected

    def hang_up(self) -> None:
        """A thread that waits for the next byte wakes up and finds the line dead."""
        with self._lock:
            self._is_over = True
            if self._socket is not None:
                with suppress(OSError):  # the call was over before
                    # Not the shutdown of a socket with TLS, which forgets its keys while another
                    # thread reads.
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
