// The pin of a station or a spot on a map: it writes its place into the two boxes for numbers, and follows them.
// Without this script the boxes are enough.
const place = document.querySelector("[data-pin]");
const DECIMALS = 5; // one metre
const STEP = 1; // pixel for an arrow key,
const STRIDE = 10; // and with Shift

if (place) {
  const { L } = window;
  const { dataset } = place;
  const { elements } = place.closest("form");
  const latitude = elements[dataset.latitude];
  const longitude = elements[dataset.longitude];
  // of a spot, country and region are those of its station and stand in no box
  const { country = { value: dataset.country }, region = { value: dataset.region } } = elements;
  const said = place.querySelector("[data-said]");
  const { ground, listed } = await import(dataset.ground);
  place.hidden = false;
  const { map, draw, land } = ground(place.querySelector("[data-frame]"), dataset);

  // -- where to look: the region of the address -----------------------------------------------------------
  const words = (box) => (box?.value || "").trim().toLowerCase();
  const show = async () => {
    const name = `${words(country)}-${words(region)}`;
    const sheet = listed(dataset.allSheets).find((pair) => pair.toLowerCase().startsWith(`${words(country)}=`));
    const detail = listed(dataset.allDetails).find((address) => address.includes(`/${name}.`));
    if (!dataset.tiles) await draw({ sheets: sheet?.slice(3), details: detail });
    return land.get(name) || land.get(words(country));
  };

  // -- the pin ------------------------------------------------------------------------------------------------
  const icon = L.divIcon({ className: "map-pin is-plain", iconSize: [28, 28] });
  const pin = L.marker([0, 0], { icon, draggable: true, autoPan: true, riseOnHover: true });
  const inWords = ({ lat, lng }) => `${lat.toFixed(DECIMALS)}, ${lng.toFixed(DECIMALS)}`;

  const put = (at) => {
    pin.setLatLng(at).addTo(map);
    pin.getElement().setAttribute("aria-label", dataset.name);
  };
  const write = () => {
    const at = pin.getLatLng().wrap();
    latitude.value = at.lat.toFixed(DECIMALS);
    longitude.value = at.lng.toFixed(DECIMALS);
    said.textContent = inWords(at);
  };
  const typed = () => {
    const [north, east] = [latitude, longitude].map((box) => box.valueAsNumber);
    return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? L.latLng(north, east) : null;
  };
  const follow = () => {
    const at = typed();
    said.textContent = "";
    if (!at) return pin.remove();
    put(at);
    if (!map.getBounds().pad(-0.1).contains(at)) map.panTo(at, { animate: false });
    return pin;
  };

  const first = typed();
  const near = first || dataset.near?.split(",").map(Number);
  map.setView(near || [40, -95], near ? (dataset.tiles || dataset.streets ? 17 : 11) : 4, { animate: false });
  if (first) put(first);
  show().then((area) => area && !near && map.fitBounds(area.getBounds(), { animate: false }));

  for (const box of [latitude, longitude]) box.addEventListener("input", follow);
  for (const box of [country, region]) {
    box.addEventListener?.("change", async () => {
      const area = await show();
      if (area && !typed()) map.fitBounds(area.getBounds(), { animate: false });
    });
  }
  pin.on("drag", write);
  map.on("click", ({ latlng }) => {
    put(latlng);
    write();
  });
  place.querySelector("[data-middle]").addEventListener("click", () => {
    put(map.getCenter());
    write();
  });

  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  place.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    if (!way || event.target !== pin.getElement()) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? STRIDE : STEP;
    pin.setLatLng(map.unproject(map.project(pin.getLatLng()).add([way[0] * step, way[1] * step])));
    map.panInside(pin.getLatLng(), { padding: [20, 20], animate: false });
    write();
  });
}
