// The ground of every map: land, lakes, counties and towns from our own files, or the streets of the operator.
// `data` are the data attributes of an element: sheets, details, tiles, streets, maxZoom and a few words.
const CLOSEST = 11; // without streets there is nothing to see from nearer
const LETTER = 7.5; // pixels, about
const MOST_NAMES = 40;
const CITY = 100; // thousands of people
const NEAR = 60; // pixels
const BESIDE = [26, 42, 58]; // pixels from a person to their name

// -- TopoJSON: a shared border is one arc, each point a step from the one before ---------------------------------
const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const file = await answer.json();
  const [width, height] = file.transform.scale;
  const arcs = file.arcs.map((steps) => {
    let x = 0;
    let y = 0;
    return steps.map(([dx, dy]) => [(y += dy) * height, (x += dx) * width]);
  });
  const along = (numbers) =>
    numbers.flatMap((n, at) => (n < 0 ? arcs[~n].slice().reverse() : arcs[n]).slice(at ? 1 : 0));
  return { file, along };
};

const isPart = (one, other) => one.includes(other) || other.includes(one);
const around = (x, y, half) => [x - half, y - 11, x + half, y + 11];
export const point = (words) => words.split(",").map(Number);
export const listed = (words) => (words || "").split(" ").filter(Boolean);

// Zoom and scale stand at the `edge`: top or bottom.
export const ground = (frame, data, edge = "bottom") => {
  const { L } = window;
  const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(frame, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 3,
    maxZoom: data.tiles || data.streets ? Number(data.maxZoom) : CLOSEST,
    scrollWheelZoom: false,
    worldCopyJump: true,
    zoomAnimation: moves,
    fadeAnimation: moves,
    markerZoomAnimation: moves,
    inertia: moves,
    renderer: L.svg({ padding: 0.5 }),
  });
  L.control.zoom({ position: `${edge}right`, zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
  const isImperial = data.units === "mi";
  L.control.scale({ position: `${edge}left`, imperial: isImperial, metric: !isImperial }).addTo(map);
  // Who scrolls past must not zoom; who has clicked into the map may.
  map.on("click focus", () => map.scrollWheelZoom.enable());
  map.on("mouseout blur", () => map.scrollWheelZoom.disable());
  map.createPane("ground").style.zIndex = 150;
  map.createPane("towns").style.zIndex = 450;

  map.on("zoomend", () => frame.classList.toggle("is-far", map.getZoom() < 7));
  const drawn = drawer(map);
  const own = () => drawn.draw(data);
  map.whenReady(() => {
    if (data.streets) streets(map, data, drawn).catch(() => own(map.setMaxZoom(CLOSEST)));
    else if (!data.tiles) own();
    else {
      const options = { maxZoom: map.getMaxZoom(), referrerPolicy: "strict-origin" };
      L.tileLayer(data.tiles, options).once("tileerror", own).addTo(map);
    }
  });
  return { map, ...drawn };
};

// Streets out of one PMTiles file. Beyond its edge lies our own ground.
const streets = async (map, data, { draw, cover }) => {
  const { L } = window;
  await new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: data.painter, onload: done, onerror: failed });
    document.head.append(script);
  });
  const { PmtilesSource, leafletLayer } = window.protomapsL;
  const { p: file } = new PmtilesSource(data.streets, true);
  const { maxZoom, minLat, minLon, maxLat, maxLon } = await file.getHeader();
  const bounds = L.latLngBounds([minLat, minLon], [maxLat, maxLon]);
  const flavor = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const { lang } = document.documentElement;
  leafletLayer({ url: file, maxDataZoom: maxZoom, maxZoom: map.getMaxZoom(), bounds, flavor, lang }).addTo(map);
  cover(bounds);
  const look = () => bounds.contains(map.getBounds()) || draw(data);
  map.on("moveend", look);
  look();
};

// Draws files that are not drawn yet. A file that does not come leaves the map poorer, not broken.
const drawer = (map) => {
  const { L } = window;
  const drawn = new Set();
  const land = new Map();
  const towns = [];
  const known = new Set();
  let covered; // what bears the names of streets and towns already
  // One renderer of the pane: each of its layers would make its own.
  const renderer = L.svg({ padding: 0.5, pane: "ground" });

  const paint = ({ file, along }) => {
    for (const [name, { arcs: lines, geometries = [] }] of Object.entries(file.objects)) {
      const style = { className: `map-${name}`, interactive: false, pane: "ground", renderer };
      if (lines?.length) L.polyline(lines.map(along), style).addTo(map);
      for (const { id = "", arcs } of geometries) {
        const area = L.polygon(arcs.map((rings) => rings.map(along)), style).addTo(map);
        const key = id.toLowerCase();
        if (name === "detail") land.get(key)?.getElement()?.classList.add("is-detailed");
        if (id) land.set(key, area);
      }
    }
    // A town near a border stands in the files on both sides.
    const fresh = (file.towns || []).filter((town) => !known.has(String(town)) && known.add(String(town)));
    towns.push(...fresh.map(([name, latitude, longitude, people]) => ({ name, at: [latitude, longitude], people })));
    towns.sort((a, b) => b.people - a.people);
  };

  const names = L.layerGroup().addTo(map);
  const label = () => {
    names.clearLayers();
    const view = map.getBounds();
    const frame = map.getSize();
    const all = (selector) => [...map.getContainer().querySelectorAll(selector)];
    const { left, top } = map.getContainer().getBoundingClientRect();
    const boxOf = (element) => {
      const box = element.getBoundingClientRect();
      return [box.left - left - 3, box.top - top - 3, box.right - left + 3, box.bottom - top + 3];
    };
    const taken = all(".leaflet-control, .map-pin, .map-origin").map(boxOf);
    const isFree = (box) =>
      !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    for (const origin of all(".map-origin")) {
      const words = origin.firstChild;
      const half = words.offsetWidth / 2;
      const [x, y] = boxOf(origin).map((edge) => edge + 12);
      const sides = BESIDE.flatMap((far) => [[0, far], [0, -far], [far + half - 9, 0], [9 - far - half, 0]]);
      const boxes = sides.map(([right, down]) => around(x + right, y + down, half));
      const at = Math.max(boxes.findIndex(isFree), 0);
      words.style.translate = sides[at].map((pixels) => `${pixels}px`).join(" ");
      taken.push(boxes[at]);
    }
    const shown = [];
    const most = taken.length + MOST_NAMES;
    for (const { name, at, people } of towns) {
      if (taken.length === most) return;
      if (!view.contains(at) || covered?.contains(at)) continue;
      const spot = map.latLngToContainerPoint(at);
      const { x, y } = spot;
      // No “New York City” beside “New York”.
      if (shown.some((other) => other.spot.distanceTo(spot) < NEAR && isPart(other.name, name))) continue;
      const half = (name.length * LETTER) / 2 + 6;
      // A city whose pin stands on it has its name above or below.
      const boxes = (people >= CITY ? [0, -26, 26, -38, 40, 52] : [0]).map((by) => around(x, y + by, half));
      const box = boxes.find((one) => one[0] > 0 && one[1] > 0 && one[2] < frame.x && one[3] < frame.y && isFree(one));
      if (!box) continue;
      taken.push(box);
      shown.push({ name, spot });
      const words = document.createElement("span");
      words.textContent = name;
      const className = people >= CITY ? "map-town is-city" : "map-town";
      const icon = L.divIcon({ className, html: words, iconSize: [0, 0], iconAnchor: [0, y - box[1] - 11] });
      L.marker(at, { icon, interactive: false, keyboard: false, pane: "towns" }).addTo(names);
    }
  };
  map.on("moveend", label);

  const draw = async ({ sheets, details }) => {
    for (const words of [sheets, details]) {
      const fresh = listed(words).filter((address) => !drawn.has(address) && drawn.add(address));
      const files = await Promise.allSettled(fresh.map(read));
      for (const { value } of files) if (value) paint(value);
    }
    label();
  };
  return { draw, land, cover: (bounds) => (covered = bounds) };
};
