"""A web server on this machine with good pages, bad pages and worse manners."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ENDLESS_CHUNK = b"x" * 65536


class LinkServer:
    """Each path does what its name says;

    `asked` are (method, path) in order, `agents` who asked; `pages` are name → (kind, body), which
    a test may change between two looks; `gone` are names that are not found any more.
    """

    def __init__(self):
        self.asked, self.agents, self.pages, self.gone = [], set(), {}, set()
        self.released = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._http.daemon_threads = True
        self._http.handle_error = lambda request, address: None  # whoever asked has hung up
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self):
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serving():
    server = LinkServer()
    try:
        yield server
    finally:
        server.stop()


def handler_of(server):
    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            server.asked.append((self.command, self.path))
            server.agents.add(self.headers["User-Agent"])
            name = self.path.strip("/").split("/")[0].split("?")[0]
            if name in server.gone:
                self.say(404)
            elif name in server.pages:
                self.show(*server.pages[name])
            elif name.isdecimal():
                self.say(int(name))
            elif name in STATUSES_OF_HEAD:
                self.say(STATUSES_OF_HEAD[name] if self.command == "HEAD" else 200)
            elif name in TO:
                status, place = TO[name]
                self.say(status, Location=place.format(here=server.address))
            elif name in SAYS:
                status, headers = SAYS[name]
                self.say(status, **headers)
            else:
                getattr(self, name)()

        do_GET = do_HEAD = answer

        def say(self, status, **headers):
            self.send_response(status)
            for header, value in headers.items():
                self.send_header(header.replace("_", "-"), value)
            if "Content_Length" not in headers:
                self.send_header("Content-Length", "0")
            self.end_headers()

        def show(self, kind, body, **headers):
            self.send_response(200)
            self.send_header("Content-Type", kind)
            for header, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(header, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def cut_off(self):
            self.show("text/html", b"<p>Only a part", **{"Content-Length": "1000"})

        def cut_chunk(self):
            self.protocol_version = "HTTP/1.1"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(b"100\r\nOnly a part")

        def packed(self):
            self.show("text/html", b"\x1f\x8b", **{"Content-Encoding": "gzip"})

        def get_not_found(self):
            self.say_later(404)

        def get_patience(self):
            self.say_later(429)

        def get_elsewhere(self):
            self.say_later(302, Location="/200")

        def say_later(self, status, **headers):
            """HEAD is told that there is something to read."""
            if self.command == "HEAD":
                self.say(200, Content_Length="5")
            else:
                self.say(status, **headers)

        def drips_body(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            while self.command == "GET" and not server.released.is_set():
                self.wfile.write(b"word ")
                time.sleep(0.02)

        def slow(self):
            server.released.wait(10)

        def drips(self):
            for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: 1\r\n" * 1000:
                if server.released.is_set():
                    return
                self.wfile.write(bytes([byte]))
                time.sleep(0.02)

        def endless(self):
            self.send_response(200)
            self.end_headers()
            while self.command == "GET" and not server.released.is_set():
                self.wfile.write(ENDLESS_CHUNK)

        def endless_for_get(self):
            if self.command == "HEAD":
                self.say(405)
            else:
                self.endless()

        def nonsense(self):
            self.wfile.write(b"I am no web server\r\n\r\n")

        def drops_head(self):
            if self.command == "GET":
                self.say(200)

        def log_message(self, *ignored):
            pass

    return Handler


STATUSES_OF_HEAD = {
    "no_head": 405,
    "head_forbidden": 403,
    "head_unknown": 501,
    "head_not_found": 404,
}
TO = {
    "moved": (301, "/200/new"),
    "elsewhere": (302, "/200/new"),
    "moved_then_elsewhere": (301, "{here}/elsewhere"),
    "nowhere": (302, ""),
    "loop": (302, "/loop"),
    "to_ftp": (302, "ftp://127.0.0.1/file"),
    "to_404": (301, "/404"),
    "to_private": (302, "http://10.0.0.1/"),
    "to_password": (302, "http://user:secret@127.0.0.1/"),
    "to_utf8": (301, "/200/caf\u00c3\u00a9 au lait"),  # UTF-8, byte by byte
    "to_latin1": (301, "/200/caf\u00e9"),
}
SAYS = {
    "rest_an_hour": (429, {"Retry_After": "3600"}),
    "rest_until": (503, {"Retry_After": "Wed, 02 Dec 2026 18:30:00 GMT"}),
    "rest_for_ever": (429, {"Retry_After": "99999999999"}),
    "rest_nonsense": (429, {"Retry_After": "soon"}),
    "rest_no_more": (503, {"Retry_After": "Wed, 02 Dec 2020 18:30:00 GMT"}),
}
