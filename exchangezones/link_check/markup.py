"""The text between the tags of an HTML page, in a time that grows with the page and no faster.

The standard library's parser takes seconds for 30 kilobytes of "<a <a <a", and strangers write
these pages. This reads what browsers read wherever that matters for a comparison of two looks.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,40})")
END_OF_TAG = re.compile(r"=\s{0,9}([\"'])|>")
# No tag inside is one, but the last.
UNREAD = {tag: re.compile(rf"</{tag}\b", re.IGNORECASE) for tag in ("script", "style")}


class Piece(NamedTuple):
    """A text and the tag after it, in lower case; `tag` is "" at a comment and at the end."""

    text: str
    tag: str = ""
    is_end: bool = False


def pieces_of(html: str) -> Iterator[Piece]:
    begun = at = 0
    while (at := html.find("<", at)) >= 0:
        name = NAME.match(html, at)
        if name is None and not html.startswith(("<!", "<?", "</"), at):
            at += 1  # a plain "<" belongs to the text
            continue
        text = unescaped(html[begun:at])
        if name is None:
            yield Piece(text)
            begun = at = end_of_comment(html, at)
            continue
        tag = name[2].lower()
        begun = at = end_of_tag(html, name.end())
        is_empty = html.endswith("/>", 0, at)
        yield Piece(text, "" if is_empty else tag, bool(name[1]))
        if tag in UNREAD and not name[1]:
            last = UNREAD[tag].search(html, at)
            begun = at = last.start() if last else len(html)
    yield Piece(unescaped(html[begun:]))


def unescaped(text: str) -> str:
    """The text with its characters for their names; as it is where a number is no character's."""
    try:
        return unescape(text)
    except ValueError:  # thousands of digits
        return text


def end_of_comment(html: str, at: int) -> int:
    """Of "<!-- … -->", and of any other that is no element: "<!doctype …>", "<?xml …>", "</ >"."""
    mark = "-->" if html.startswith("<!--", at) else ">"
    end = html.find(mark, at + 2)
    return end + len(mark) if end >= 0 else len(html)


def end_of_tag(html: str, at: int) -> int:
    """Behind its ">"; one in the quotes of a value is none."""
    while found := END_OF_TAG.search(html, at):
        if found[1] is None:
            return found.end()
        shut = html.find(found[1], found.end())
        # Without its second quote it is a letter like others.
        at = shut + 1 if shut >= 0 else found.end()
    return len(html)
