"""What tests fold away is what no browser shows, and nothing else."""

import pytest

from tests.markup import folded


@pytest.mark.parametrize(
    ("page", "read"),
    [
        (
            "<p\n  class='a'\n  id='b'\n>\n  Words\n  here\n</p>",
            "<p class='a' id='b'>Words here</p>",
        ),
        ("<ul>\n  <li>A</li>\n\n  <li>B</li>\n</ul>", "<ul><li>A</li><li>B</li></ul>"),
        ("A<br>\n  B", "A<br>B"),
        ("A,\n  <a\n  href='/'>B</a>", "A, <a href='/'>B</a>"),
    ],
)
def test_what_keeps_lines_short_is_folded(page, read):
    assert folded(page) == read


@pytest.mark.parametrize(
    "page",
    [
        "<a>A</a> <a>B</a>",
        "<a>A</a><a>B</a>",
        "<a> A</a>",
        "<a>A </a>, B",
        "A , B",
        "A\N{NO-BREAK SPACE} B",
        "<p>A</p><textarea>\n A  B \n</textarea><p>B</p>",
        "<pre> A </pre><script>\n  a  >  b;\n</script>",
    ],
)
def test_what_a_browser_shows_stays(page):
    assert folded(page) == page
