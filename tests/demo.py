"""The README's demo as a process of its own on a fresh database: its address, its accounts, and a
visitor to it.
"""

import http.cookiejar
import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing, contextmanager

from django.conf import settings

from tests.zones.admin.desk import Reader


def environment(database):
    """Of the process: the demo's own settings and database."""
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "exchangezones.settings",
    }


def start(database, *options):
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", "0", *options],
        cwd=settings.BASE_DIR,
        env=environment(database),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def lines_until(process, pattern):
    """What it prints until a line fits."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if found := re.search(pattern, line):
            return lines, found
    raise AssertionError("".join(lines))


def wait_for(question, seconds):
    """Ask until the answer is yes; False when the time is over."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if question():
            return True
        time.sleep(0.02)
    return False


def read(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read().decode()


def is_up(site):
    try:
        return bool(read(f"{site}/about/"))
    except (urllib.error.URLError, ConnectionError):
        return False


class Demo:
    """A demo that serves: `site` is its address, `passwords` by account; `database` its file."""

    def __init__(self, process, database):
        self.process, self.database = process, database
        lines, found = lines_until(process, r"Serving (http://\S+)/ and")
        self.site, self.printed = found[1], "".join(lines)
        self.passwords = dict(re.findall(r"^account (\S+) (\S+) \w+$", self.printed, re.MULTILINE))
        assert wait_for(lambda: is_up(self.site), 30)

    def rows(self, question, *values):
        """What the demo's own file holds, asked from outside."""
        with closing(sqlite3.connect(self.database)) as outside:
            return outside.execute(question, values).fetchall()


@contextmanager
def serving(database):
    process = start(database)
    try:
        yield Demo(process, database)
    finally:
        process.terminate()
        process.communicate(timeout=20)


class Visitor:
    """A person with a browser that knows cookies and forms, and nothing else."""

    def __init__(self, site):
        self.site = site
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        self.status, self.html, self.address, self.boxes = None, "", "", {}

    def open(self, path, boxes=None):
        """Ask for a page, or send boxes there; follows where it leads."""
        data = None if boxes is None else urllib.parse.urlencode(boxes).encode()
        try:
            response = self.opener.open(urllib.parse.urljoin(self.site, path), data, timeout=20)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            self.status, self.address, self.html = (
                response.status,
                response.url,
                response.read().decode(),
            )
        reader = Reader()
        reader.feed(self.html)
        reader.close()
        self.boxes = {
            name: words for name, words in reader.boxes.items() if name and "__prefix__" not in name
        }
        return self

    def send(self, **boxes):
        """The form of this page, with these boxes filled in."""
        return self.open(self.address, self.boxes | boxes)

    def sign_in(self, name, password):
        return self.open("/admin/").send(username=name, password=password)
