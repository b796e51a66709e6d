"""Methods, paths, parameters and headers of the public pages and the API, well formed as HTTP."""

from random import Random
from urllib.parse import quote, urlencode

from tests.attack.words import CHARSETS, MARK, RAW_WORDS, WORDS

METHODS = ["GET"] * 8 + ["HEAD", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X"]
PATHS = [
    "/",
    "/search/",
    "/places/",
    "/zones/",
    "/zones/us/",
    "/zones/us/mo/",
    "/zones/us/mo/kansas-city/",
    "/about/",
    "/privacy/",
    "/credits/",
    "/coverage/",
    "/departments/",
    "/data/zones.csv",
    "/tips/",
    "/tips/place/",
    "/tips/feed/",
    "/tips/differ/cash/",
    "/tips/checklist/buyer/",
    "/api/v1/search",
    "/api/v1/coverage",
    "/api/v1/tips",
    "/api/v1/openapi.json",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-zones-1.xml",
    "/sw.js",
    "/offline/",
    "/site.webmanifest",
    "/favicon.ico",
    "/static/css/site.css",
    "/static/../settings.py",
    "/admin/",
    "/admin/login/",
    "/admin/account/join/",
    "/admin/account/password/",
    "/admin/account/code/",
    "/admin/jsi18n/",
    "/nothing/",
    "/zones/us/mo/kansas-city/a-bcdfg/",
]
DOORS = ["", "invite/", "meet.ics", "sign/"]
PARAMETERS = [
    "near",
    "other",
    "at",
    "setting",
    "program",
    "camera",
    "always",
    "marked",
    "large",
    "custody",
    "stepfree",
    "step_free",
    "large_items",
    "unknown",
    "units",
    "page",
    "q",
    "to",
    "topic",
    "language",
    "token",
    "next",
    "from",
    "for",
    "p",
    "o",
    "e",
    "fbclid",
]


def requests(random: Random, zones: list[str]) -> tuple[str, str, dict[str, str], bytes]:
    """(method, address, headers, body) of one."""
    path = random.choice(PATHS)
    if random.random() < 0.3:
        path = f"/z/{random.choice(zones)}/{random.choice(DOORS)}"
    if random.random() < 0.3:
        path = random.choice(["/fr", "/es", "/de", "/FR"]) + path
    if random.random() < 0.05:
        path += quote(random.choice(WORDS)) + random.choice(RAW_WORDS)
    asked = [(name, odd_word(random)) for name in random.sample(PARAMETERS, random.randint(0, 4))]
    query = urlencode([*asked, ("near", MARK)], errors="surrogatepass")
    if random.random() < 0.2:
        query += f"&{random.choice(PARAMETERS)}={random.choice(RAW_WORDS)}"
    method = random.choice(METHODS)
    body = query.encode() if method in ("POST", "PUT", "PATCH") else b""
    return method, f"{path}?{query}", odd_headers(random), body


def odd_word(random: Random) -> str:
    word = random.choice(WORDS)
    return word + MARK if random.random() < 0.2 else word


def odd_headers(random: Random) -> dict[str, str]:
    headers = {"Connection": "keep-alive"}
    chance = random.random
    if chance() < 0.4:
        kind = random.choice(
            [
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json",
            ]
        )
        headers["Content-Type"] = f"{kind}; charset={random.choice(CHARSETS)}"
    if chance() < 0.3:
        headers["Accept-Encoding"] = random.choice(["gzip", "br", "*", "gzip;q=0", MARK])
    if chance() < 0.3:
        headers["Accept-Language"] = random.choice(["fr", "es", "x" * 500, "*;q=9", MARK, ",,,;"])
    if chance() < 0.2:
        headers["If-None-Match"] = random.choice(["*", '"x"', "W/", MARK, '"' * 50])
    if chance() < 0.1:
        headers["Host"] = random.choice([MARK, "127.0.0.1:99999", "a..b", "[::1", "127.0.0.1"])
    if chance() < 0.1:
        headers["Range"] = random.choice(["bytes=0-1", "bytes=-", "bytes=9-1", MARK])
    if chance() < 0.1:
        headers["X-Forwarded-For"] = random.choice([MARK, "1.2.3.4", ",,,", "::1", "1.2.3.4, x"])
    if chance() < 0.1:
        headers["Cookie"] = random.choice([f"sessionid={MARK}", "csrftoken=x", ";;;", "a=b;" * 200])
    return headers
