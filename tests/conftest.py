"""What all tests share: no network, a fixed clock, and the shipped directory in memory."""

import datetime
import io
import os
import socket

import hypothesis
import pytest

# No timed unit tests: a busy machine is no mistake. CI repeats the same examples, everybody else
# looks for new ones.
hypothesis.settings.register_profile(
    "exchangezones", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("exchangezones")

NOW = datetime.datetime(2026, 12, 1, 18, 30, tzinfo=datetime.UTC)


# one demo and one browser for all of them
ON_ONE_WORKER = ("tests/browser/", "tests/test_staff_journey.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Every test goes to whoever is free, except those that share the demo. (xdist's own groups
    know their tests by names that pytest 9 no longer lets it change.)
    """
    from xdist.scheduler import LoadScopeScheduling

    class DemoTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return "demo" if nodeid.startswith(ON_ONE_WORKER) else nodeid

    return DemoTogether(config, log)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Only this machine answers: a test that asks another one fails."""
    connect = socket.socket.connect

    def only_here(self, address):
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test asked the network: {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch):
    """Doors read the clock through Django's timezone.now; here it stands still."""
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language behind for the next test on this thread; the test of the house
    speaks none.
    """
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        yield
        return
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def fresh_snapshot():
    """No test sees what another one built; on the notice board is nothing until a test puts
    something there. The test of the house runs before Django does, and has no directory.
    """
    from django.apps import apps

    if not apps.ready:
        yield
        return
    from tips.noticeboard import live as live_tips
    from tips.noticeboard.board import Boards
    from zones.admin import import_export
    from zones.directory import live

    import_export.exported.forget()  # a test that is rolled back gives its numbers to the next
    live.snapshot.forget()
    live_tips.snapshot.forget()
    live_tips.snapshot._value = Boards((), ())
    yield
    live.snapshot.forget()
    live_tips.snapshot.forget()


@pytest.fixture(scope="session", autouse=True)
def static_files_listed_once():
    """Every client of a test makes the middlewares anew, and WhiteNoise then lists and reads all
    static files: a tenth of a second each time, a third of all tests that ask for a page.
    """
    from whitenoise.middleware import WhiteNoiseMiddleware

    look, listed = WhiteNoiseMiddleware.add_files_from_finders, {}

    def once(self):
        settings = self.static_prefix, self.static_root, self.max_age
        if settings not in listed:
            look(self)
            listed[settings] = dict(self.files)
        self.files.update(listed[settings])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def pages_are_told():
    """A response names the pages of Jinja2 that it was made of, as it does those of Django."""
    from django.template.backends.jinja2 import Template
    from django.test.signals import template_rendered

    render = Template.render

    def told(self, context=None, request=None):
        template_rendered.send(self, template=self.template, context=context or {})
        return render(self, context, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", told)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """The test database, always: pytest-django makes none where no collected test is marked
    `django_db`, and `shipped` would then write to the developer's own.
    """
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def seeded(django_db_setup, django_db_blocker):
    """Directory and notice board of the project's own fixtures, read once through the database and
    rolled back.
    """
    from django.core.management import call_command
    from django.db import transaction

    from tips.noticeboard import live as live_tips
    from zones.directory import live

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", stdout=io.StringIO())
        built = live.build_directory(1, at=NOW), live_tips.build_board(1)
        transaction.set_rollback(True)
    return built


@pytest.fixture(scope="session")
def shipped(seeded):
    """The directory of the project's own fixtures."""
    return seeded[0]


@pytest.fixture(scope="session")
def shipped_boards(seeded):
    """The notice board of the project's own fixtures."""
    return seeded[1]


@pytest.fixture
def served(shipped, shipped_boards, monkeypatch):
    """The shipped directory and notice board behind the public pages.

    No `db` fixture: a query would be an error.
    """
    from tips.noticeboard import live as live_tips
    from zones.directory import live

    monkeypatch.setattr(live.snapshot, "_value", shipped)
    monkeypatch.setattr(live_tips.snapshot, "_value", shipped_boards)
    return shipped


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The README's demo as a process of its own. Who uses it stands in ON_ONE_WORKER."""
    from tests.demo import serving

    with serving(tmp_path_factory.mktemp("demo") / "demo.sqlite3") as running:
        yield running


def required_in_ci(missing: str) -> None:
    """Skip in words where a tool is missing; under CI everything must be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{missing} is missing, and CI must have it")
    pytest.skip(f"{missing} is missing")
