"""What is written down while the site runs: that something failed and where, never what a visitor
sent.

A message of Python or of a library often repeats what it could not read, and that may be the place
somebody searched for. So a record is written by its kind and by the lines of code that were
running, without the words that came with a request.
"""

import logging
import re
import traceback
from typing import Any

PLACEHOLDER = re.compile(r"%(\(\w+\))?[a-z]")


def frames_and_kind(error: BaseException | None) -> str:
    """The traceback of an error with the kinds of it and of its causes, and none of their words."""
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f'  File "{f.filename}", line {f.lineno}, in {f.name}' for f in frames]
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or error.__context__
        if error is not None:
            lines.append("after")
    return "\n".join(lines)


class DiscreetFormatter(logging.Formatter):
    """Of errors the kind and the lines of code; of what a request brought only numbers."""

    def format(self, record: logging.LogRecord) -> str:
        discreet = logging.makeLogRecord({**record.__dict__, "exc_text": None})
        if record.exc_info or comes_with_a_request(record):
            discreet.msg, discreet.args = words_of(record), ()
        return super().format(discreet)

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- the library's name
        return frames_and_kind(ei[1])


def comes_with_a_request(record: logging.LogRecord) -> bool:
    return hasattr(record, "request") or hasattr(record, "status_code")


def words_of(record: logging.LogRecord) -> str:
    """The message as its author wrote it, with nothing filled in but numbers."""
    if not isinstance(record.msg, str):
        return type(record.msg).__qualname__  # an exception as the message
    args = record.args if isinstance(record.args, tuple) else ()
    if args and all(isinstance(arg, int | float) for arg in args):
        return record.getMessage()
    return PLACEHOLDER.sub("…", record.msg)
