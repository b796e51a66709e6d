"""What gunicorn writes down: nothing that a visitor sent, and no line a request."""

import logging
import os
from typing import Any

from gunicorn.glogging import Logger

from exchangezones.journal import DiscreetFormatter, words_of

REFUSED_BY_GUNICORN = "Invalid request from ip="


class ServerFormatter(DiscreetFormatter):
    """For gunicorn's own records. In a worker they come with requests; the master has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._master = os.getpid()

    def format(self, record: logging.LogRecord) -> str:
        if os.getpid() != self._master:
            record = logging.makeLogRecord({**record.__dict__, "msg": words_of(record), "args": ()})
        return super().format(record)


class ServerLogger(Logger):
    """gunicorn's logger with our formatter, and without an access log."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(ServerFormatter(self.error_fmt, self.datefmt))

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """But for what a visitor did wrong: those words hold the line that could not be read and
        whence it came, and anybody could fill the disk with them.
        """
        if not str(msg).startswith(REFUSED_BY_GUNICORN):
            super().warning(msg, *args, **kwargs)

    def access(self, *args: Any, **kwargs: Any) -> None:
        """An address holds the place that somebody searched for."""
