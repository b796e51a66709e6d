// The map of the results: a pin for each zone whose place is exact. The list says the same, and more.
const APART = 34; // pixels: pins that are nearer to each other become one
const MOVED = 0.25; // of the map's width or height: then another search makes sense

export const draw = async (section) => {
  const { L } = window;
  const { dataset } = section;
  const frame = section.querySelector("[data-frame]");
  const again = section.querySelector("[data-again]");
  const { ground, listed, point } = await import(dataset.ground);
  const { map } = ground(frame, dataset);

  // -- what there is to show ---------------------------------------------------------------------------
  const zones = listed(dataset.pins).flatMap((words) => {
    const [id, ...at] = words.split(",");
    const card = document.querySelector(`[data-zone="${id}"]`);
    return card ? [{ id, at: at.map(Number), card }] : [];
  });
  // As the card says it aloud: the name, the department, the distance.
  const said = ({ card }) => {
    const far = card.querySelector(".far");
    const parts = [card.querySelector("h2"), card.querySelector(".at")?.lastChild, far?.querySelector(".aloud") || far];
    return parts.map((part) => part?.textContent.trim()).filter(Boolean).join(", ");
  };
  const origins = ["near", "other"].filter((name) => dataset[name]).map((name) => point(dataset[name]));
  const near = zones.filter(({ card }) => !card.dataset.beyond);
  const whole = L.latLngBounds([...(near.length ? near : zones).map(({ at }) => at), ...origins]);

  ["near", "other"].forEach((name) => {
    if (!dataset[name]) return;
    const words = document.createElement("span");
    words.textContent = dataset[`${name}Place`];
    const icon = L.divIcon({ className: `map-origin map-${name}`, html: words, iconSize: [18, 18] });
    const marker = L.marker(point(dataset[name]), { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
    const element = marker.addTo(map.setView(whole.getCenter(), 5, { animate: false })).getElement();
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", dataset[`${name}Name`]);
  });
  map.fitBounds(whole, { padding: [40, 40], maxZoom: 15, animate: false });

  // -- pins: one for zones that stand together ---------------------------------------------------------
  const layer = L.layerGroup().addTo(map);
  const pinOf = new Map();
  let shown = "";

  const groups = () => {
    const found = [];
    for (const zone of zones) {
      const at = map.latLngToLayerPoint(zone.at);
      const near = found.find((group) => group.at.distanceTo(at) < APART);
      if (near) near.zones.push(zone);
      else found.push({ at, zones: [zone] });
    }
    return found.map((group) => group.zones);
  };

  const mark = (members, on) => {
    for (const { id, card } of members) {
      card.classList.toggle("is-marked", on);
      const { marker } = pinOf.get(id);
      marker.getElement()?.classList.toggle("is-marked", on);
      marker.setZIndexOffset(on ? 1000 : 0);
    }
  };

  const story = (members) => {
    const list = document.createElement("ul");
    for (const { card } of members) {
      const item = document.createElement("li");
      const link = card.querySelector("h2 a").cloneNode(true);
      const facts = [...card.querySelectorAll(".state, .far, .at")].map((part) => part.cloneNode(true));
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: dataset.toList });
      button.addEventListener("click", () => {
        map.closePopup();
        card.scrollIntoView({ block: "center" });
        card.querySelector("h2 a").focus({ preventScroll: true });
      });
      item.append(link, ...facts, button);
      list.append(item);
    }
    return list;
  };

  const pin = (members) => {
    const html = members.length > 1 ? String(members.length) : "";
    const size = html ? 34 : 28;
    const icon = L.divIcon({ className: html ? "map-pin is-many" : "map-pin", html, iconSize: [size, size] });
    const marker = L.marker(members[0].at, { icon, riseOnHover: true }).addTo(layer);
    const element = marker.getElement();
    const names = members.map(said).join("; ");
    element.setAttribute("aria-label", html ? `${html} ${dataset.several} ${names}` : names);
    element.dataset.pin = members.map(({ id }) => id).join(" ");
    for (const name of ["mouseenter", "focus"]) element.addEventListener(name, () => mark(members, true));
    for (const name of ["mouseleave", "blur"]) {
      element.addEventListener(name, () => marker.isPopupOpen() || mark(members, false));
    }
    marker.on("popupopen", () => mark(members, true)).on("popupclose", () => mark(members, false));
    marker.bindPopup(() => story(members), { maxWidth: 260, minWidth: 200, autoPanPadding: [12, 12] });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      marker.openPopup();
      marker.getPopup().getElement().querySelector("a").focus();
    });
    for (const zone of members) pinOf.set(zone.id, { marker, members });
  };

  const regroup = () => {
    const made = groups();
    const key = made.map((members) => members.map(({ id }) => id).join("+")).join(" ");
    if (key === shown) return;
    shown = key;
    const focused = document.activeElement.dataset?.pin?.split(" ")[0];
    layer.clearLayers();
    made.forEach(pin);
    if (focused) pinOf.get(focused).marker.getElement().focus();
  };
  map.on("zoomend", regroup);
  regroup();

  // -- card and pin show each other ---------------------------------------------------------------------
  for (const zone of zones) {
    const { card } = zone;
    for (const name of ["mouseenter", "focusin"]) card.addEventListener(name, () => mark([zone], true));
    for (const name of ["mouseleave", "focusout"]) card.addEventListener(name, () => mark([zone], false));
  }

  // -- the popup: its own words, and Escape gives the focus back ------------------------------------------
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", dataset.close);
  });
  frame.addEventListener("keydown", (event) => {
    const opened = frame.querySelector(".leaflet-popup");
    if (event.key !== "Escape" || !opened?.contains(document.activeElement)) return;
    const marker = [...pinOf.values()].find((one) => one.marker.isPopupOpen())?.marker;
    map.closePopup();
    marker?.getElement().focus();
  });

  // -- search here --------------------------------------------------------------------------------------
  let before = map.getCenter();
  const zoomBefore = map.getZoom();
  map.on("moveend", () => {
    const size = map.getSize();
    const way = map.latLngToContainerPoint(before).subtract(size.divideBy(2));
    const far = Math.abs(way.x) > size.x * MOVED || Math.abs(way.y) > size.y * MOVED;
    if (far || map.getZoom() !== zoomBefore) again.hidden = false;
  });
  again.addEventListener("click", () => {
    const { lat, lng } = map.getCenter().wrap();
    const query = new URLSearchParams(location.search);
    for (const name of ["other", "page"]) query.delete(name); // around one place, from its first page on
    query.set("near", `${lat.toFixed(3)},${lng.toFixed(3)}`); // as “use my location” does
    location.assign(`${dataset.search}?${query}`);
  });
};
