"""Fills an empty database:

`python -m tests.benchmarks.fill 25000`, or `shipped` for the project's own fixtures.
"""

import sys
from typing import Any

import django

BATCH = 500


def fill(zones: int) -> None:
    """So many synthetic zones with all that belongs to them, in one transaction."""
    from django.db import transaction

    from tests.benchmarks.synthetic import records
    from zones.models import Agency, Check, ProgramListing, Station, Zone

    made = records(zones)
    with transaction.atomic():
        agencies = _stored(Agency, made.agencies)
        stations = _stored(Station, made.stations, agency=agencies)
        stored = _stored(Zone, made.zones, station=stations)
        _stored(ProgramListing, made.programs, zone=stored)
        _stored(Check, made.checks, zone=stored)


def _stored(model: Any, rows: list[dict[str, Any]], **parents: list[Any]) -> list[Any]:
    """One table; a foreign key is a position in the list of its parents."""
    instances = [
        model(**{**row, **{name: targets[row[name]] for name, targets in parents.items()}})
        for row in rows
    ]
    return model.objects.bulk_create(instances, batch_size=BATCH)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if sys.argv[1] == "shipped":
        call_command("seed")
    else:
        fill(int(sys.argv[1]))
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
