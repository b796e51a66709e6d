"""Django's makemessages, which reads the public pages as well: they are written in Jinja2."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages
from django.template import engines

PUBLIC_PAGES = "/templates/pages/"


class PageOrSource(makemessages.BuildFile):
    """A page becomes a file of the calls that its words amount to; xgettext reads those."""

    def preprocess(self) -> None:
        if PUBLIC_PAGES not in self.path:
            super().preprocess()
            return
        page = Path(self.path).read_text(encoding="utf-8")
        Path(self.work_path).write_text("".join(calls_in(page)), encoding="utf-8")


def calls_in(page: str) -> Iterator[str]:
    environment: Any = engines["jinja2"]
    for _line, function, words in environment.env.extract_translations(page):
        arguments = (words,) if isinstance(words, str) else words
        yield f"{function}({', '.join(map(repr, arguments))})\n"


class Command(makemessages.Command):
    build_file_class = PageOrSource
