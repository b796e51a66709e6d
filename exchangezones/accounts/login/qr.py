"""A QR code as SVG within the page: the policy lets no page load one from elsewhere."""

from django.utils.safestring import SafeString, mark_safe


def qr_svg(words: str, label: str) -> SafeString:
    """An SVG picture of the words, without any style that the policy would forbid."""
    import segno  # only here: it takes its time to load
    from django.utils.html import escape

    code = segno.make(words, error="m", micro=False)
    svg = code.svg_inline(
        border=4,
        scale=4,
        omitsize=True,
        dark="#000",
        light="#fff",
        svgclass="qr",
        lineclass=None,
    )
    # segno draws two paths; a label makes them one picture for who cannot see it.
    return mark_safe(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1))  # noqa: S308 -- our own
