"""What a search box may offer for words that are still being typed."""

from collections.abc import Iterator, Sequence

from zones.places.regions import RegionWords
from zones.places.table import COUNTY, PlaceTable
from zones.places.text import code_from, key, read_parts, spelled_out


def completions(
    table: PlaceTable,
    regions: RegionWords,
    prefix: str,
    limit: int,
) -> list[int]:
    """The rows of the places whose label may begin so, the most populous first; each once."""
    parts, _ = read_parts(prefix)
    tokens = [token for part in parts for token in part]
    if not tokens:
        return []
    rows = {*_with_region(table, regions, tokens), *_with_code(table, tokens)}
    if len(parts) == 1:
        for beginning in _beginnings(tokens, still_typing=prefix[-1].isalnum()):
            # Twice as many, since an alias and what it means are one.
            names = table.beginning(beginning)
            found = (row for row in names if is_typed_so_far(table, row, beginning))
            rows.update(map(table.meant, table.most_populous(found, 2 * limit)))
    return sorted(rows, key=lambda row: (-table.populations[row], row))[:limit]


def is_typed_so_far(table: PlaceTable, row: int, beginning: str) -> bool:
    """Whether a county is meant: "oran" is the town for most people, "orange co" is the county."""
    return table.kinds[row] != COUNTY or len(beginning) > table.key(row).rindex(" ")


def _beginnings(tokens: Sequence[str], still_typing: bool) -> set[str]:
    """The keys that may begin so: "st" is the start of "sterling" as well as of "saint louis"."""
    whole = spelled_out(tokens)
    return {whole, f"{spelled_out(tokens[:-1])} {tokens[-1]}".strip()} if still_typing else {whole}


def _with_region(
    table: PlaceTable,
    regions: RegionWords,
    tokens: Sequence[str],
) -> Iterator[int]:
    """Towns with the beginning of their region: "kennewick w"."""
    for length in range(1, len(tokens)):
        name = spelled_out(tokens[:length])
        if rows := table.towns(name) or table.counties(name):
            codes = {table.code(row) for row in regions.beginning(" ".join(tokens[length:]))}
            yield from (row for row in rows if table.code(row) in codes)


def _with_code(table: PlaceTable, tokens: Sequence[str]) -> Iterator[int]:
    """A code, with more of it or the beginning of its town: "k7l 4", "64128 kan"."""
    code, used = code_from(*tokens[:2])
    rest = spelled_out(tokens[used:])
    for row in table.exact(code) if code else ():
        if rest.isdigit() or key(table.names(row)[1]).startswith(rest):
            yield row
