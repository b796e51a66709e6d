"""A value built from the database, rebuilt when its revision moves, kept in an outage."""

import ctypes
import gc
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Generic, TypeVar

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from exchangezones.foundation import triggers
from exchangezones.foundation.triggers import Edits

logger = logging.getLogger(__name__)
Value = TypeVar("Value")


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is as of one moment, and no writer waits for the reader."""
    # PostgreSQL takes an isolation level only before a transaction's first query.
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                # The default, READ COMMITTED, shows every single query another moment.
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        # Django's own transactions are immediate here, which would lock writers out for the whole
        # reading.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


@contextmanager
def without_collection() -> Iterator[None]:
    """Building makes a million objects that are no garbage: looking through them again and again
    costs a fifth.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        give_back_memory()


def give_back_memory() -> None:
    """What a rebuild no longer needs goes back to the system; where the C library has no such call,
    it stays.
    """
    trim = (
        getattr(
            ctypes.CDLL(None),
            "malloc_trim",
            None,
        )
        if os.name == "posix"
        else None
    )
    if trim:
        trim(0)


class Snapshot(Generic[Value]):
    """The latest value of one application.

    `build(revision, before, edits, at=)` reads the database inside `one_moment`: everything, or
    where it is given the value before and what was edited since, only that. Without `notes_edits`
    nothing is written down and it always reads everything. `good_until(value)` is the
    instant at which the value is over without any edit, and read anew.
    """

    def __init__(
        self,
        app_label: str,
        build: Callable[..., Value],
        *,
        notes_edits: bool = True,
        good_until: Callable[[Value], datetime | None] = lambda value: None,
    ) -> None:
        self.app_label = app_label
        self._notes_edits = notes_edits
        self._build, self._good_until = build, good_until
        self._value: Value | None = None
        self._revision = -1
        self._rebuilding = threading.Lock()  # rebuilds never overlap
        self._watched_by = 0  # the process whose thread watches; a fork has none
        self._held_by = 0  # the process that is to fork yet

    def current(self) -> Value:
        """The value as last built; built now where there is none yet.

        Never looks at the database after that.
        """
        if os.getpid() not in (self._watched_by, self._held_by) and settings.REVISION_LOOK_SECONDS:
            self.watch()
        if self._value is None:
            self.refresh()
        assert self._value is not None
        return self._value

    def refresh(self) -> bool:
        """Build anew if the revision has moved or the value is over;

        True if so. Raises DatabaseError where the database is away.
        """
        with self._rebuilding:
            at = timezone.now()
            is_over = self._is_over(at)
            if (
                self._value is not None
                and not is_over
                and triggers.current_revision("default", app_label=self.app_label) == self._revision
            ):
                return False
            with one_moment():
                # Asked again: number and rows must be of one moment, or an edit between is missed.
                number = triggers.current_revision("default", app_label=self.app_label)
                edits = None if is_over else self._edits_until(number)
                with without_collection():
                    self._value = self._build(number, self._value if edits else None, edits, at=at)
            # Last: what could not be built is tried again at the next look.
            self._revision = number
            return True

    def _is_over(self, at: datetime) -> bool:
        good_until = None if self._value is None else self._good_until(self._value)
        return good_until is not None and good_until <= at

    def _edits_until(self, number: int) -> Edits | None:
        """What was edited since the value was built; None where that is not known."""
        if self._value is None or not self._notes_edits:
            return None
        edits = triggers.edits_between("default", self._revision, number, app_label=self.app_label)
        return edits or None

    def forget(self) -> None:
        """Drop the value, so that the next look builds it; for tests and after a flush."""
        self._value, self._revision = None, -1

    def hold(self) -> None:
        """No thread in this process, which will fork: a thread and its connection do not survive
        that.
        """
        self._held_by = os.getpid()

    def watch(self) -> None:
        """Start this process's thread; called after the fork, so that no thread or connection is
        shared.
        """
        self._watched_by = os.getpid()
        threading.Thread(
            target=self._look_for_ever,
            name=f"{self.app_label}-revision",
            daemon=True,
        ).start()

    def _look_for_ever(self) -> None:
        pause = threading.Event()
        away = False
        while True:
            try:
                self.refresh()
                if away:
                    logger.warning("%s: the database is back", self.app_label)
                away = False
            except DatabaseError as error:
                if not away:
                    logger.warning(
                        "%s: the database is away, serving what is in memory: %s",
                        self.app_label,
                        error,
                    )
                away = True
            except Exception:
                logger.exception(
                    "%s: could not be rebuilt, serving what is in memory", self.app_label
                )
            if away or connection.vendor == "postgresql":
                connection.close()  # back to the pool, or a broken one thrown away
            pause.wait(settings.REVISION_LOOK_SECONDS)
