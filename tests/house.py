"""The rules of the house, as a machine: which file stands on which floor, and what a floor may do."""

import ast
import fnmatch
from collections.abc import Iterator, Mapping

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
NAMELESS = {"utils", "helpers", "common", "services", "managers", "signals", "misc"}

# Every file of the project stands on exactly one floor; a file that fits no line fails by itself.
FLOORS = {
    0: [
        "exchangezones/__init__.py",
        "exchangezones/accounts/__init__.py",
        "exchangezones/accounts/vocabulary.py",
        "exchangezones/accounts/rules.py",
        "zones/__init__.py",
        "zones/vocabulary.py",
        "zones/geo.py",
        "zones/hours.py",
        "zones/clockwords.py",
        "zones/hourswords.py",
        "zones/weekgrid.py",
        "zones/officehours.py",
        "zones/freshness.py",
        "zones/chart.py",
        "zones/placewords.py",
        "zones/placetable.py",
        "zones/placefile.py",
        "zones/regionwords.py",
        "zones/completions.py",
        "zones/gazetteer.py",
        "zones/pins.py",
        "zones/streetwords.py",
        "zones/terms.py",
        "zones/listing.py",
        "zones/traits.py",
        "zones/moments.py",
        "zones/nameplates.py",
        "zones/records.py",
        "zones/shelves.py",
        "zones/gathering.py",
        "zones/ordinary.py",
        "zones/locator.py",
        "zones/map_pins.py",
        "zones/map_tiles.py",
        "zones/atlas.py",
        "zones/around.py",
        "zones/search.py",
        "tips/__init__.py",
        "tips/vocabulary.py",
        "tips/listing.py",
        "tips/spoken.py",
        "tips/board.py",
        "tips/ages.py",
        "tips/links.py",
    ],
    1: [
        "exchangezones/fields.py",
        "exchangezones/accounts/querysets.py",
        "exchangezones/accounts/models.py",
        "exchangezones/accounts/migrations/*.py",
        "zones/querysets.py",
        "zones/models/*.py",
        "zones/migrations/*.py",
        "tips/querysets.py",
        "tips/models/*.py",
        "tips/migrations/*.py",
    ],
    2: [
        "zones/directory.py",
        "zones/curation.py",
        "zones/hints.py",
        "zones/hint_facts.py",
        "zones/dashboard.py",
        "zones/scopes.py",
        "zones/intake.py",
        "zones/intake_file.py",
        "zones/intake_columns.py",
        "zones/intake_known.py",
        "zones/intake_plan.py",
        "zones/intake_rules.py",
        "zones/intake_zones.py",
        "zones/intake_keeping.py",
        "zones/circuit.py",
        "zones/geoservice.py",
        "zones/geocoder.py",
        "tips/noticeboard.py",
        "tips/curation.py",
        "exchangezones/snapshot.py",
        "exchangezones/revision.py",
        "exchangezones/roles.py",
        "exchangezones/accounts/audit.py",
        "exchangezones/accounts/ranks.py",
        "exchangezones/accounts/sessions.py",
        "exchangezones/accounts/second_factor.py",
        "exchangezones/accounts/scopes.py",
        "exchangezones/accounts/invitations.py",
    ],
    3: [
        "zones/forms.py",
        "zones/wording.py",
        "zones/wording_hours.py",
        "zones/wording_days.py",
        "zones/wording_facts.py",
        "zones/wording_letter.py",
        "zones/cards.py",
        "zones/wording_invitation.py",
        "zones/calendar_file.py",
        "zones/sign.py",
        "zones/serializers.py",
        "zones/structured.py",
        "zones/sitemap.py",
        "tips/forms.py",
        "tips/wording.py",
        "tips/serializers.py",
        "tips/sitemap.py",
        "exchangezones/questions.py",
        "exchangezones/dates.py",
        "exchangezones/context.py",
        "exchangezones/accounts/forms.py",
        "exchangezones/accounts/letters.py",
        "exchangezones/accounts/qr.py",
        "exchangezones/past.py",
        "exchangezones/desk.py",
    ],
    4: [
        "zones/views/*.py",
        "zones/api.py",
        "zones/admin/*.py",
        "zones/templatetags/*.py",
        "zones/management/*.py",
        "zones/management/commands/*.py",
        "tips/views.py",
        "tips/feeds.py",
        "tips/api.py",
        "tips/admin.py",
        "tips/admin/*.py",
        "tips/templatetags/*.py",
        "tips/management/*.py",
        "tips/management/commands/*.py",
        "exchangezones/errors.py",
        "exchangezones/device.py",
        "exchangezones/sitemaps.py",
        "exchangezones/middleware.py",
        "exchangezones/accounts/limits.py",
        "exchangezones/accounts/gate.py",
        "exchangezones/accounts/site.py",
        "exchangezones/accounts/views/*.py",
        "exchangezones/accounts/admin/*.py",
    ],
    5: [
        "manage.py",
        "zones/urls.py",
        "zones/apps.py",
        "tips/urls.py",
        "tips/apps.py",
        "exchangezones/settings.py",
        "exchangezones/urls.py",
        "exchangezones/accounts/apps.py",
        "exchangezones/accounts/urls.py",
        "exchangezones/api.py",
        "exchangezones/wsgi.py",
        "exchangezones/gunicorn.py",
        "zones/management/commands/demo.py",  # it serves the whole site
    ],
}
ORDER_OF_GROUND = [path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in FLOORS[0]]
OUTSIDE_LIBRARIES_OF_GROUND = {"rapidfuzz", "opening_hours"}
APPLICATIONS = {"zones", "tips"}  # they never import each other
DOORS = [
    f"{application}/{door}"
    for application in sorted(APPLICATIONS)
    for door in (
        "views/*.py",
        "views.py",
        "feeds.py",
        "api.py",
        "admin.py",
        "admin/*.py",
        "templatetags/*.py",
        "management/commands/*",
    )
]

CLOCKS = {"now", "utcnow", "today", "localtime", "localdate", "time_ns"}
# Files and network: only commands and the geocoder, the gazetteer's one packaged file, and the outlines'.
MAY_TOUCH_FILES = [
    "zones/management/*", "tips/management/*", "zones/geoservice.py", "zones/placefile.py", "zones/locator.py",
    "exchangezones/settings.py",
]  # fmt: skip
NETWORK = {"socket", "urllib.request", "http.client", "requests", "httpx"}
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
MAY_READ_ENVIRONMENT = ["exchangezones/settings.py"]


def violations(files: Mapping[str, str], only: str = "") -> list[str]:
    """Every broken rule in `files` (path → source), or in one of them, as "path:line: sentence"."""
    modules = {module_of(path): path for path in files}
    found = []
    for path, source in [(only, files[only])] if only else sorted(files.items()):
        tree = ast.parse(source, path)
        for rule in RULES:
            found += [f"{path}:{line}: {sentence}" for line, sentence in rule(path, tree, source, modules)]
    return found


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def floor_of(path: str) -> int | None:
    return next((floor for floor in sorted(FLOORS, reverse=True) if fits(path, FLOORS[floor])), None)


def fits(path: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, module) of every import, those inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def every_file_has_a_floor(path, tree, source, modules):
    if floor_of(path) is None:
        yield 1, "stands on no floor; see HOUSE in tests/house.py"
    if NAMELESS & set(path.removesuffix(".py").split("/")):
        yield 1, "has a name that does not say what happens inside"


def imports_point_down(path, tree, source, modules):
    floor = floor_of(path)
    for line, name in imports_of(tree):
        target = modules.get(name)
        if floor is None or target is None or target == path or floor_of(target) is None:
            continue
        if floor_of(target) > floor:
            yield line, f"floor {floor} imports {name} from floor {floor_of(target)}"
        if floor == 0 and floor_of(target) == 0:
            here, there = module_of(path), module_of(target)
            if ORDER_OF_GROUND.index(there) > ORDER_OF_GROUND.index(here):
                yield line, f"imports {name}, a room after it"


def ground_is_plain_python(path, tree, source, modules):
    if floor_of(path) != 0:
        return
    import sys

    for line, name in imports_of(tree):
        top = name.split(".")[0]
        if top not in sys.stdlib_module_names and top not in OUTSIDE_LIBRARIES_OF_GROUND | APPLICATIONS:
            yield line, f"the ground floor imports {top}"


def doors_never_meet(path, tree, source, modules):
    if not fits(path, DOORS):
        return
    for line, name in imports_of(tree):
        target = modules.get(name)
        if target and target != path and fits(target, DOORS) and not target.endswith("__init__.py"):
            same_folder = target.rsplit("/", 1)[0] == path.rsplit("/", 1)[0] and target.count("/") > 1
            if not same_folder:
                yield line, f"a door imports the door {name}"


def strangers_stay_strangers(path, tree, source, modules):
    other = {"zones": "tips", "tips": "zones"}.get(path.split("/")[0])
    for line, name in imports_of(tree):
        if other and name.split(".")[0] == other:
            yield line, f"zones and tips never import each other: {name}"
        if name.split(".")[0] == "tests":
            yield line, "production imports tests"


def only_doors_read_the_clock(path, tree, source, modules):
    if (floor_of(path) or 0) >= 4:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = ast.unparse(node.func.value).split(".")[-1]
            if owner in {"timezone", "datetime", "date", "time"}:
                yield node.lineno, f"reads the clock: {ast.unparse(node.func)}()"


def only_settings_read_the_environment(path, tree, source, modules):
    if fits(path, MAY_READ_ENVIRONMENT):
        return
    if "environ.setdefault('DJANGO_SETTINGS_MODULE'" in ast.unparse(tree):
        return  # it only says which settings
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
            yield node.lineno, "reads the environment"


def only_commands_touch_files_and_network(path, tree, source, modules):
    if fits(path, MAY_TOUCH_FILES):
        return
    for line, name in imports_of(tree):
        if name in NETWORK:
            yield line, f"touches the network: {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in FILE_CALLS:
                yield node.lineno, f"touches a file: {called}()"


def only_curation_changes_a_status(path, tree, source, modules):
    if path.endswith("/curation.py") or not path.startswith(("zones/", "tips/")):
        return
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in (part for whole in targets for part in ast.walk(whole)):
            if isinstance(target, ast.Attribute) and target.attr == "status":
                yield node.lineno, "changes a status; that is a verb of curation"


def doors_do_not_spell_out_filters(path, tree, source, modules):
    if not fits(path, ["*/views/*.py", "*/views.py", "*/api.py", "*/feeds.py"]):
        return
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in {"filter", "exclude"}:
            yield node.lineno, f".{called.attr}( in a door; name the subset in querysets"


def rooms_are_small_and_signed(path, tree, source, modules):
    if "/migrations/" in path:
        return
    lines = source.count("\n")
    if lines > LONGEST_FILE:
        yield 1, f"has {lines} lines; split it by noun"
    if source.strip() and not ast.get_docstring(tree):
        yield 1, "has no sign on the door: open with one line that says what is inside"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines; think again"


RULES = [
    every_file_has_a_floor,
    imports_point_down,
    ground_is_plain_python,
    doors_never_meet,
    strangers_stay_strangers,
    only_doors_read_the_clock,
    only_settings_read_the_environment,
    only_commands_touch_files_and_network,
    only_curation_changes_a_status,
    doors_do_not_spell_out_filters,
    rooms_are_small_and_signed,
]
