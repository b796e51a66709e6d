"""The rules of the house, as a machine: what a file may do on the floor where it stands."""

import ast
import fnmatch
from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from tests.floors import ON_ANOTHER_FLOOR, PACKAGES

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
NAMELESS = {"utils", "helpers", "common", "services", "managers", "signals", "misc"}
OUTSIDE_LIBRARIES_OF_GROUND = {"rapidfuzz", "opening_hours", "holidays"}
FLOOR = dict(PACKAGES)
ORDER = {package: number for number, (package, _floor) in enumerate(PACKAGES)}
APPLICATIONS = {"zones", "tips"}  # they never import each other
# how Django finds them
DJANGOS_OWN = {"Command", "register", "urlpatterns"}
PROJECT = APPLICATIONS | {"exchangezones"}
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
# Files and network: only commands, the geocoder and the looks at links, and the gazetteer's one
# packaged file.
MAY_TOUCH_FILES = [
    "zones/management/*", "zones/places/build/*", "zones/maps/build/*",
    "exchangezones/link_check/connection.py", "exchangezones/link_check/fetching.py",
    "zones/places/service/bounded_call.py", "zones/places/loader.py",
    "exchangezones/settings.py", "exchangezones/foundation/management/commands/*",
]  # fmt: skip
NETWORK = {"socket", "urllib.request", "http.client", "requests", "httpx"}
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
MAY_READ_ENVIRONMENT = ["exchangezones/settings.py"]
MAY_READ_CLOCK = ["exchangezones/foundation/snapshot.py"]  # no door stands above its thread


def violations(files: Mapping[str, str], only: str = "") -> list[str]:
    """Every broken rule in `files` (path → source), or in one of them, as "path:line: sentence"."""
    modules = {module_of(path): path for path in files}
    found = []
    for path, source in [(only, files[only])] if only else sorted(files.items()):
        tree = ast.parse(source, path)
        for rule in RULES:
            found += [
                f"{path}:{line}: {sentence}" for line, sentence in rule(path, tree, source, modules)
            ]
    return found


def cycle(files: Mapping[str, str]) -> list[str]:
    """Files that need each other, round and round; none where the house is sound."""
    modules = {module_of(path): path for path in files}
    needed = {
        path: {target for _, _, target in targets_of(path, ast.parse(source), modules)}
        for path, source in files.items()
    }
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def names_twice(files: Mapping[str, str]) -> list[str]:
    """Public names that two modules of one application define, each with its files."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, source in sorted(files.items()):
        if "/migrations/" not in path:
            for name in {*public_names(ast.parse(source))} - DJANGOS_OWN:
                found[path.split("/")[0], name].append(path)
    return [f"{name}: {', '.join(paths)}" for (_, name), paths in found.items() if len(paths) > 1]


def public_names(tree: ast.Module) -> Iterator[str]:
    """What a module defines at its top and does not begin with an underscore."""
    for node in tree.body:
        targets: list[ast.AST] = []
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from [] if node.name.startswith("_") else [node.name]
        elif isinstance(node, ast.Assign):
            targets = list(node.targets)
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                    yield from [] if part.id.startswith("_") else [part.id]


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def package_of(path: str) -> str | None:
    """The entry of PACKAGES to which a file belongs: the file itself, else its folder."""
    return next((name for name in (path, path[: path.rfind("/") + 1]) if name in ORDER), None)


def floor_of(path: str) -> int | None:
    package = package_of(path)
    return ON_ANOTHER_FLOOR.get(path, FLOOR[package]) if package else None


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


def is_door(path: str) -> bool:
    """Whether a visitor knocks here; what only helps a door stands a floor lower."""
    floor = floor_of(path)
    return fits(path, DOORS) and (floor is None or floor >= 4)


def every_file_has_a_floor(path, tree, source, modules):
    if floor_of(path) is None:
        yield 1, "stands in no package; see PACKAGES in tests/floors.py"
    if NAMELESS & set(path.removesuffix(".py").split("/")):
        yield 1, "has a name that does not say what happens inside"


def targets_of(path, tree, modules):
    """(line, module, its file) of every import of another file of the project that stands in a
    package.
    """
    found = list(imports_of(tree))
    names = {name for _line, name in found}
    for line, name in found:
        target = modules.get(name)
        if target is None or target == path or package_of(target) is None:
            continue
        if target.endswith("/__init__.py") and any(
            other.startswith(f"{name}.") and other in modules for other in names
        ):
            # `from zones.places import gazetteer` needs the room, not what the package says
            continue
        yield line, name, target


def imports_point_down(path, tree, source, modules):
    floor = floor_of(path)
    for line, name, target in targets_of(path, tree, modules):
        if floor is not None and floor_of(target) > floor:
            yield line, f"floor {floor} imports {name} from floor {floor_of(target)}"


def packages_keep_their_order(path, tree, source, modules):
    here = package_of(path)
    for line, name, target in targets_of(path, tree, modules):
        if here and ORDER[package_of(target)] > ORDER[here]:
            yield line, f"imports {name}, which stands after it in PACKAGES"


def ground_is_plain_python(path, tree, source, modules):
    if floor_of(path) != 0:
        return
    import sys

    for line, name in imports_of(tree):
        top = name.split(".")[0]
        if top not in sys.stdlib_module_names | OUTSIDE_LIBRARIES_OF_GROUND | PROJECT:
            yield line, f"the ground floor imports {top}"


def doors_never_meet(path, tree, source, modules):
    if not is_door(path):
        return
    for line, name in imports_of(tree):
        target = modules.get(name)
        if target and target != path and is_door(target) and not target.endswith("__init__.py"):
            same_folder = (
                target.rsplit("/", 1)[0] == path.rsplit("/", 1)[0] and target.count("/") > 1
            )
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
    if (floor_of(path) or 0) >= 4 or path in MAY_READ_CLOCK:
        return
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCKS
        ):
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
            called = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            if called in FILE_CALLS:
                yield node.lineno, f"touches a file: {called}()"


def only_curation_changes_a_status(path, tree, source, modules):
    if path.endswith(("/curation/verbs.py", "/curation.py")) or not path.startswith(
        ("zones/", "tips/")
    ):
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
    packages_keep_their_order,
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
