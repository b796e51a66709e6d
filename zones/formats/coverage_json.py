"""What the directory knows, as JSON: counts by country and region, no shares."""

from typing import Any

from zones.directory.coverage import Coverage


def coverage_as_json(coverage: Coverage) -> dict[str, Any]:
    return {
        "as_of": coverage.as_of,
        "total": coverage.total._asdict(),
        "regions": [
            {"country": country, "region": region, **figures._asdict()}
            for (country, region), figures in coverage.regions.items()
        ],
    }
