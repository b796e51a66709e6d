// What a device keeps for when there is no network: style and scripts, the first page, the tips, and the pages of
// zones that somebody opened. Never a search, and nothing with a query: what people look for stays nowhere.
const { version, files, offline, notes, most, open } = {{ kept|safe }};
const FILES = `exchangezones-${version}`;
const PAGES = "exchangezones-pages";
const LANGUAGE = /^\/({{ languages }})\//;
const READABLE = /^\/(?:tips\/(?!feed\/).*|zones\/[^/]+\/[^/]+\/[^/]+\/[^/]+\/)?$/;

const languageOf = (path) => (LANGUAGE.exec(path) || ["", "en"])[1];
const bare = (path) => path.replace(LANGUAGE, "/");
const unhashed = (path) => path.replace(/\.[0-9a-f]{12}\./, ".");
const isKept = (url) => !url.search && READABLE.test(bare(url.pathname));
const isPage = (url) => bare(url.pathname) === "/" || open.includes(bare(url.pathname).split("/")[1]);
const fileLike = (path) => files.find((file) => unhashed(file) === unhashed(path));
const inCache = (name, path) => caches.match(path, { cacheName: name, ignoreVary: true });

// The oldest pages go when there are too many.
async function keep(path, answer) {
  const pages = await caches.open(PAGES);
  await pages.delete(path, { ignoreVary: true });
  await pages.put(path, answer);
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, -most).map((key) => pages.delete(key, { ignoreVary: true })));
}

// The first page and the tips, once for each language; not where people asked to save data.
async function provide(language) {
  if (navigator.connection && navigator.connection.saveData) return;
  const home = language === "en" ? "/" : `/${language}/`;
  for (const path of [home, `${home}tips/`]) {
    if (await inCache(PAGES, path)) continue;
    const answer = await fetch(path);
    if (answer.ok && !answer.redirected) await keep(path, answer);
  }
}

// A page as it was: it says so, and does not say "now" any more.
async function marked(answer, language) {
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const then = new Date(headers.get("Date") || Date.now());
  const date = then.toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  const note = `<p class="callout bad" role="status">${notes[language].replace("{date}", date)}</p>`;
  const page = (await answer.text())
    .replace("<body>", '<body class="kept">')
    .replace('<main id="main">', (main) => main + note);
  return new Response(page, { headers });
}

async function page(event, url) {
  const language = languageOf(url.pathname);
  try {
    const answer = await fetch(event.request);
    if (isKept(url) && answer.ok && !answer.redirected) {
      event.waitUntil(keep(url.pathname, answer.clone()).catch(() => {})); // no room: nothing is lost
    }
    event.waitUntil(provide(language).catch(() => {}));
    return answer;
  } catch {
    const known = READABLE.test(bare(url.pathname)) && (await inCache(PAGES, url.pathname));
    return known ? marked(known, language) : inCache(FILES, offline[language]);
  }
}

async function file(request, path) {
  const known = await inCache(FILES, fileLike(path));
  if (known && files.includes(path) && unhashed(path) !== path) return known;
  return fetch(request).catch((error) => known || Promise.reject(error));
}

async function begin() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("exchangezones-") && name !== FILES && name !== PAGES);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
  // The page that brought the worker was loaded before it: perhaps the zone from a sign.
  for (const client of await self.clients.matchAll()) {
    const url = new URL(client.url);
    if (!isPage(url)) continue;
    const answer = isKept(url) && (await fetch(url.pathname));
    if (answer && answer.ok && !answer.redirected) await keep(url.pathname, answer);
    await provide(languageOf(url.pathname));
  }
}

self.addEventListener("install", (event) => {
  const kept = caches.open(FILES).then((cache) => cache.addAll([...files, ...Object.values(offline)]));
  event.waitUntil(kept.then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(begin().catch(() => {})));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") {
    if (isPage(url)) event.respondWith(page(event, url));
  } else if (fileLike(url.pathname)) event.respondWith(file(event.request, url.pathname));
});
