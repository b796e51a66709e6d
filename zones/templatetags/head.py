"""What stands in the head of a page: its title and its description, each also for those who show a
link.
"""

from typing import Any

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

register = template.Library()
SITE_NAME = "exchangezones"


class Said(template.Node):
    """The words of a block on one line, put into lines of the head."""

    def __init__(self, nodelist: Any, lines: Any) -> None:
        self.nodelist = nodelist
        self.lines = lines

    def render(self, context: Any) -> Any:
        words = " ".join(strip_tags(self.nodelist.render(context)).split())
        return SafeString(
            self.lines.format(
                words=words,
                # The template has escaped the words; within an attribute only the quotes are left.
                quoted=words.replace('"', "&quot;"),
                name=SITE_NAME,
            )
        )


def register_tag(tag: str, lines: str) -> None:
    @register.tag(tag)
    def compiled(parser: Any, token: Any) -> Any:
        nodelist = parser.parse((f"end{tag}",))
        parser.delete_first_token()
        return Said(nodelist, lines)


register_tag(
    "titled", '<title>{words} – {name}</title>\n  <meta property="og:title" content="{quoted}">'
)
register_tag(
    "described",
    '<meta name="description" content="{quoted}">\n  <meta property="og:description" '
    'content="{quoted}">',
)
