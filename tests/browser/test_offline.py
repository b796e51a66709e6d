"""Without network: what somebody opened is readable, and a search was never kept."""

ZONE = "/z/tq42n/"
KEPT = """(async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    for (const one of await (await caches.open(name)).keys()) {
      const url = new URL(one.url);
      kept.push(url.pathname + url.search);
    }
  }
  return kept;
})()"""


def kept(page):
    """Addresses of all that the device keeps."""
    return page.evaluate(KEPT)


def test_home_tips_and_opened_zones_are_readable_and_searches_are_not_kept(visit):
    page = visit()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.goto(ZONE)
    zone = page.url.removeprefix(page.evaluate("location.origin"))
    page.goto("/search/?near=64128")
    page.goto(zone)
    page.wait_for_function(
        f"async () => (await {KEPT}).includes({zone!r}) && (await {KEPT}).includes('/tips/')"
    )
    assert [
        address
        for address in kept(page)
        if "?" in address or "search" in address.replace("js/search", "")
    ] == []

    page.context.set_offline(True)
    for address, words in (
        (zone, "Kansas City"),
        ("/tips/", "Safety tips"),
        ("/", "Meet safely at a police station"),
    ):
        page.goto(address)
        assert words in page.locator("main").inner_text()
        assert "You are offline" in page.locator("main [role=status]").first.inner_text()
    page.goto("/search/?near=64128")
    assert "searching needs a connection" in page.locator("main").inner_text()
    assert "64128" not in page.locator("main").inner_text()
