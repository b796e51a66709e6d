"""Bytes that are hardly HTTP."""

from random import Random

from tests.attack.words import MARK, RAW_WORDS

LINES = [
    "GET  /search/?near={m} HTTP/1.1",
    "GET\t/search/?near={m}\tHTTP/1.1",
    "GET /search/?near={m}",
    "get /search/?near={m} HTTP/1.1",
    "GET /search/?near={m} HTTP/9.9",
    "/search/?near={m}",
    "GET /search/?near={m} HTTP/1.1 x",
    "{m}",
    "GET {m} HTTP/1.1",
    "G{m}T / HTTP/1.1",
    "GET http://{m}.example/search/?near={m} HTTP/1.1",
    "GET //{m}/ HTTP/1.1",
    "* /?near={m} HTTP/1.1",
    "GET /search/?near={m}\x00 HTTP/1.1",
    "GET /search/?near={m}é HTTP/1.1",
    "CONNECT {m}:443 HTTP/1.1",
    "OPTIONS * HTTP/1.1",
    "PRI * HTTP/2.0",
    "GET /search/?near={m}#{m} HTTP/1.1",
    "\r\nGET /?near={m}",
    "GET /search/?near={m}{w} HTTP/1.1",
    "GET /{m}{w}/ HTTP/1.1",
    "HEAD /search/?near={m} HTTP/1.0",
]
HEADERS = [
    "Host: 127.0.0.1",
    "Host: {m}",
    "Host: a b",
    "Host:",
    "Host : 127.0.0.1",
    "{m}: {m}",
    "{m}",
    " {m}",
    "X_Forwarded_For: {m}",
    "X-Forwarded-For: {m}",
    "X-Forwarded-Proto: {m}",
    "SCRIPT_NAME: /{m}",
    "Script-Name: /{m}",
    "Transfer-Encoding: chunked",
    "Content-Length: -1",
    "Content-Length: {m}",
    "Content-Length: 5",
    "Transfer-Encoding: {m}",
    "Expect: {m}",
    "Expect: 100-continue",
    "Cookie: sessionid={m}; csrftoken={m}",
    "Cookie: {m}",
    "Referer: {m}",
    "User-Agent: {m}",
    "If-None-Match: {m}",
    "If-Modified-Since: {m}",
    "Range: bytes={m}",
    "Accept-Language: {m}",
    "Accept-Encoding: {m}",
    "Accept: {m}",
    "Origin: {m}",
    "X: " + "y" * 9000,
    "Content-Type: text/plain; charset={m}",
    "Upgrade: h2c",
    "Connection: upgrade",
    "Forwarded: {m}",
]
BODIES = ["", "", "", "{m}", "5\r\n{m}\r\n0\r\n\r\n", "zz\r\n{m}", "near={m}"]


def requests(random: Random) -> bytes:
    """One of them."""
    line = random.choice(LINES)
    headers = random.sample(HEADERS, random.randint(0, 4))
    if random.random() < 0.7:
        headers.insert(0, "Host: 127.0.0.1")
    text = "\r\n".join([line, *headers, "Connection: close", "", random.choice(BODIES)])
    text = text.replace("{m}", MARK).replace("{w}", random.choice(RAW_WORDS))
    return text.encode("utf-8", "surrogatepass")
