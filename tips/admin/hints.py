"""What a moderator should know about a tip, a disagreement or a source: short sentences, the
gravest first.
"""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from exchangezones.foundation.languages import Language
from exchangezones.link_check.health import Health, read_link
from exchangezones.link_check.wording import page_troubles
from tips.ages import is_old
from tips.models import Disagreement, ReviewedText, Source, Tip
from tips.models.labels import LABELS


def of_tip(tip: Tip, today: date) -> list[str]:
    """What a moderator should mend."""
    sources = [saying.source for saying in tip.sayings.all()]
    found = [] if sources else [_("No source yet, so the public does not see it.")]
    return found + unread(tip.texts.all()) + of_sources(sources, today)


def of_disagreement(disagreement: Disagreement) -> list[str]:
    sides = {position.side for position in disagreement.positions.all()}
    found = [] if len(sides) > 1 else [_("Fewer than two sides, so the public does not see it.")]
    return found + unread(disagreement.texts.all())


def unread(texts: Collection[ReviewedText]) -> list[str]:
    return (
        [] if any(text.public_words() for text in texts) else [_("None of its texts is published.")]
    )


def missing_languages(texts: Collection[ReviewedText]) -> list[str]:
    written = {text.language for text in texts}
    missing = [str(LABELS[Language][language]) for language in Language if language not in written]
    return (
        [_("Missing languages: %(languages)s.") % {"languages": ", ".join(missing)}]
        if missing
        else []
    )


def of_sources(sources: Collection[Source], today: date) -> list[str]:
    counts = {
        _("Broken links: %(some)d of %(all)d."): sum(is_broken(source) for source in sources),
        _("Sources over 5 years old: %(some)d of %(all)d."): sum(
            is_old(source.date, today) for source in sources
        ),
        _("Sources without a date: %(some)d of %(all)d."): sum(
            source.undated for source in sources
        ),
    }
    return [
        sentence
        % {
            "some": some,
            "all": len(sources),
        }
        for sentence, some in counts.items()
        if some
    ]


def of_source(source: Source, today: date) -> list[str]:
    old = [_("Over 5 years old.")] if is_old(source.date, today) else []
    return page_troubles(source) + old


def is_broken(source: Source) -> bool:
    return read_link(source.check_result).health is Health.BROKEN
