// The ground of every map: land, lakes, counties and towns from our own files, or the street tiles of the operator.
// `data` are the data attributes of an element: sheets, details, tiles, maxZoom and a few words.
const CLOSEST = 11; // without streets there is nothing to see from nearer
const LETTER = 7.5; // pixels, about
const MOST_NAMES = 40;

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

export const point = (words) => words.split(",").map(Number);
export const listed = (words) => (words || "").split(" ").filter(Boolean);

export const ground = (frame, data) => {
  const { L } = window;
  const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(frame, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 3,
    maxZoom: data.tiles ? Number(data.maxZoom) : CLOSEST,
    scrollWheelZoom: false,
    worldCopyJump: true,
    zoomAnimation: moves,
    fadeAnimation: moves,
    markerZoomAnimation: moves,
    inertia: moves,
    renderer: L.svg({ padding: 0.5 }),
  });
  L.control.zoom({ position: "bottomright", zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
  L.control.scale({ imperial: data.units === "mi", metric: data.units !== "mi" }).addTo(map);
  // Who scrolls past must not zoom; who has clicked into the map may.
  map.on("click focus", () => map.scrollWheelZoom.enable());
  map.on("mouseout blur", () => map.scrollWheelZoom.disable());
  map.createPane("ground").style.zIndex = 150;
  map.createPane("towns").style.zIndex = 450;

  map.on("zoomend", () => frame.classList.toggle("is-far", map.getZoom() < 7));
  const { draw, land } = drawer(map);
  map.whenReady(() => {
    if (!data.tiles) draw(data);
    else {
      const options = { maxZoom: map.getMaxZoom(), referrerPolicy: "strict-origin" };
      L.tileLayer(data.tiles, options).once("tileerror", () => draw(data)).addTo(map);
    }
  });
  return { map, draw, land };
};

// Draws files that are not drawn yet. A file that does not come leaves the map poorer, not broken.
const drawer = (map) => {
  const { L } = window;
  const drawn = new Set();
  const land = new Map();
  const towns = [];
  const path = (className) => ({ className, interactive: false, pane: "ground" });
  // One renderer of the pane: each of its layers would make its own.
  const renderer = L.svg({ padding: 0.5, pane: "ground" });

  const sheet = ({ file, along }) => {
    for (const [name, { geometries }] of Object.entries(file.objects)) {
      for (const { id, arcs } of geometries) {
        const areas = arcs.map((rings) => rings.map(along));
        const area = L.polygon(areas, { ...path(`map-${name}`), renderer }).addTo(map);
        if (id) land.set(id.toLowerCase(), area);
      }
    }
  };
  const detail = ({ file, along }, region) => {
    for (const [name, { arcs }] of Object.entries(file.objects)) {
      if (arcs.length) L.polyline(arcs.map(along), { ...path(`map-${name}`), renderer }).addTo(map);
    }
    if (file.objects.border.arcs.length) land.get(region)?.getElement()?.classList.add("is-detailed");
    towns.push(...file.towns.map(([name, latitude, longitude], rank) => ({ name, at: [latitude, longitude], rank })));
    towns.sort((a, b) => a.rank - b.rank);
  };
  const names = L.layerGroup().addTo(map);
  const label = () => {
    names.clearLayers();
    const view = map.getBounds();
    const taken = [];
    const isFree = (box) =>
      !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    map.eachLayer((layer) => {
      if (!(layer instanceof L.Marker)) return;
      const { x, y } = map.latLngToContainerPoint(layer.getLatLng());
      const half = layer.getElement().querySelector("span") ? 60 : 18; // a place with its name below, or a pin
      taken.push([x - half, y - 18, x + half, y + (half > 18 ? 34 : 18)]);
    });
    const most = taken.length + MOST_NAMES;
    for (const { name, at } of towns) {
      if (taken.length === most) return;
      if (!view.contains(at)) continue;
      const { x, y } = map.latLngToContainerPoint(at);
      const half = (name.length * LETTER) / 2 + 6;
      const box = [x - half, y - 11, x + half, y + 11];
      if (!isFree(box)) continue;
      taken.push(box);
      const words = document.createElement("span");
      words.textContent = name;
      const icon = L.divIcon({ className: "map-town", html: words, iconSize: [0, 0] });
      L.marker(at, { icon, interactive: false, keyboard: false, pane: "towns" }).addTo(names);
    }
  };
  map.on("moveend", label);

  const draw = async ({ sheets, details }) => {
    const fresh = (words) => listed(words).filter((address) => !drawn.has(address) && drawn.add(address));
    const load = async (addresses, draw) => {
      const files = await Promise.allSettled(addresses.map(read));
      files.forEach(({ value }, n) => value && draw(value, /([^/.]+)[^/]*$/.exec(addresses[n])[1]));
    };
    await load(fresh(sheets), sheet);
    await load(fresh(details), detail);
    label();
  };
  return { draw, land };
};
