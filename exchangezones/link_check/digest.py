"""What a page says, as a digest of its words: two looks are compared, and the words are not kept.

Left out is what differs from one look to the next though nobody has edited the page:

- what no reader sees: scripts, styles, templates, attributes (nonces, tokens, addresses of images);
- what stands around the text of most pages: menus, headers, footers, asides, buttons, choices.
  Forms count, since some sites wrap a whole page in one;
- whole dates with the time of day beside them, times with seconds, ages ("3 hours ago"), the years
  of a copyright, counts of views and comments. Other numbers count: hours of a lobby and telephone
  numbers are what such a page is read for. So a page on which only a whole date changes is the
  same page;
- white space and the case of letters.

Of anything but HTML (a PDF, a picture) the bytes count as they are.
"""

import hashlib
import re
from collections.abc import Iterator

from exchangezones.link_check.markup import pieces_of

SILENT = {
    "aside", "button", "canvas", "footer", "header", "iframe", "menu", "nav", "noscript", "object",
    "script", "select", "style", "svg", "template",
}  # fmt: skip

# English, French and Spanish, whole or cut short.
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|avr|mai|juin|juil|août|déc|ene|"
    r"abr|ago|dic)[a-zéû]{0,9}\.?"
)
_WEEKDAY = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom)[a-z]{0,6}\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?"
_TIME = r"\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?(?: [ecmp][sd]?t\b)?"
_DATE = (
    rf"(?:\b{_MONTH} {_DAY},? \d{{4}}|\b{_DAY} (?:de )?{_MONTH},? (?:de )?\d{{4}}"
    rf"|\b{_WEEKDAY},? {_MONTH} {_DAY}\b|\b\d{{4}}-\d\d-\d\d|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b)"
)
PASSING = re.compile(
    rf"(?:\b{_TIME}[ ,|·–-]{{1,3}}(?:on )?)?(?:\b{_WEEKDAY},? )?{_DATE}"
    rf"(?:(?:[ ,|·–-]|at|t|à|a las){{0,4}}{_TIME})?"
    r"|\b\d{1,2}:\d\d:\d\d\b(?: ?[ap]\.?m\b\.?)?"
    r"|\b(?:\d{1,4}|an?) (?:second|minute|min|hour|day|week|month|year)s? ago\b"
    r"|\b(?:il y a|hace) (?:\d{1,4}|une?|una?) [^\W\d]{1,9}"
    r"|\b\d[\d.,]{0,11}k? (?:view|comment|share|like|follower|vue|visita)s?\b"
    r"|(?:©|\(c\)|\bcopyright) ?(?:©|\(c\))? ?\d{4}(?: ?[–-] ?\d{4})?"
)


def digest_of(body: bytes, kind: str) -> str:
    """SHA-256, as hex, of what a page says; "" where it says nothing that could be compared.

    `kind` is its Content-Type.
    """
    said = words_in(decode(body)).encode() if "html" in kind.lower() else body
    return hashlib.sha256(said).hexdigest() if said else ""


def decode(body: bytes) -> str:
    """Some text that is the same for the same bytes; what its letters look like does not matter."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def words_in(html: str) -> str:
    """The words that count, run together, so that no change of markup divides them anew."""
    spaced = " ".join(" ".join(heard(html)).lower().split())
    return "".join(PASSING.sub(" ", spaced).split())


def heard(html: str) -> Iterator[str]:
    """The texts outside SILENT elements."""
    silent_around = 0
    for piece in pieces_of(html):
        if not silent_around:
            yield piece.text
        if piece.tag == "main":
            silent_around = 0  # a menu that was never shut must not hide the page
        elif piece.tag in SILENT:
            silent_around = max(0, silent_around + (-1 if piece.is_end else 1))
