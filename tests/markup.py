"""Pages as tests read them: white space that no browser shows says nothing."""

import re

BLOCKS = (
    "!doctype html head title meta link script style body header nav main footer section article "
    "h1 h2 h3 h4 p div ul ol li dl dt dd table caption thead tbody tr th td form fieldset legend "
    "select option details summary br"
).replace(" ", "|")
KEPT = re.compile(r"(<(textarea|pre|script|style)\b[^<>]*>)(.*?)(?=</\2>)", re.DOTALL)


def folded(page: str) -> str:
    """The page without what templates add to keep their lines short: a run of white space is one
    blank, and there is none at the edge of a block or at the end of a tag. A blank between words,
    or between a word and a link, stays; so does all that stands in a text box or a script.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[3])
        return f"{found[1]}\0"

    page = KEPT.sub(keep, page)
    page = re.sub(r"[ \t\r\n\f]+", " ", page)
    page = re.sub(r"(<[^<>]*) >", r"\1>", page)
    page = re.sub(rf" ?(</?(?:{BLOCKS})(?=[ />])[^<>]*>) ?", r"\1", page)
    return re.sub("\0", lambda _: kept.pop(0), page)
