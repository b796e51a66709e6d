"""What stands in the head of a page: its title and its description, each also for those who show a
link.
"""

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

SITE_NAME = "exchangezones"


def titled(html: str) -> SafeString:
    """The lines for a title, which the template has escaped."""
    words, quoted = on_one_line(html)
    return SafeString(
        f'<title>{words} – {SITE_NAME}</title>\n  <meta property="og:title" content="{quoted}">'
    )


def described(html: str) -> SafeString:
    quoted = on_one_line(html)[1]
    return SafeString(
        f'<meta name="description" content="{quoted}">\n'
        f'  <meta property="og:description" content="{quoted}">'
    )


def on_one_line(html: str) -> tuple[str, str]:
    """The words of a block, and the same for an attribute, where only the quotes are left to
    escape.
    """
    words = " ".join(strip_tags(html).split())
    return words, words.replace('"', "&quot;")
