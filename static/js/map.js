// The map of the results: a numbered pin for each zone that lies somewhere. The list says the same, and more.
const APART = [52, 34]; // pixels across and down: pins that are nearer to each other become one
const MOVED = 0.25; // of the map's width or height: then another search makes sense

// What a card says of the moment that was asked for, or of its hours. Each class has a shape and a colour.
const STATES = ["open", "listed", "advised", "unconfirmed", "closed", "warn"];
const standing = (card) => card.querySelector(".state, .warn, .when-open");
const stateOf = ({ card }) => STATES.find((name) => standing(card)?.classList.contains(name)) || "plain";

export const draw = async (section) => {
  const { L } = window;
  const { dataset } = section;
  const frame = section.querySelector("[data-frame]");
  const again = section.querySelector("[data-again]");
  const { ground, listed, point } = await import(dataset.ground);
  // A column beside the list is as tall as the window, and reaches below it until the page is scrolled.
  const isColumn = getComputedStyle(section).position === "sticky";
  const { map } = ground(frame, dataset, isColumn ? "top" : "bottom");
  const unseen = () => {
    const { bottom, height } = frame.getBoundingClientRect();
    return isColumn ? Math.min(Math.max(bottom - innerHeight, 0), height / 2) : 0;
  };

  // -- what there is to show ---------------------------------------------------------------------------
  const zones = listed(dataset.pins).flatMap((words) => {
    const [id, latitude, longitude, about] = words.split(",");
    const card = document.querySelector(`[data-zone="${id}"]`);
    return card ? [{ id, at: [Number(latitude), Number(longitude)], isAbout: Boolean(about), card }] : [];
  });
  // Number, name, distance, state.
  const said = ({ card, isAbout }) => {
    const parts = [card.querySelector("h2 a"), card.querySelector(".far"), standing(card)];
    const words = [...parts.map((part) => part?.textContent.trim()), isAbout && dataset.about];
    return `${card.dataset.number}. ${words.filter(Boolean).join(", ")}`;
  };
  const people = ["near", "other"].filter((name) => dataset[name]);
  const origins = people.map((name) => point(dataset[name]));
  const near = zones.filter(({ card }) => !card.dataset.beyond);
  const whole = L.latLngBounds([...(near.length ? near : zones).map(({ at }) => at), ...origins]);

  people.forEach((name, at) => {
    const words = document.createElement("span");
    words.textContent = dataset[`${name}Place`];
    const icon = L.divIcon({ className: `map-origin map-${name}`, html: words, iconSize: [18, 18] });
    const marker = L.marker(origins[at], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
    const element = marker.addTo(map.setView(whole.getCenter(), 5, { animate: false })).getElement();
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", dataset[`${name}Name`]);
  });
  const paddingBottomRight = [40, 40 + unseen()];
  map.fitBounds(whole, { paddingTopLeft: [40, 40], paddingBottomRight, maxZoom: 15, animate: false });

  // -- the keyboard: one stop of the Tab key, until Enter leads inside ------------------------------------
  let isInside = false;
  const stops = () => frame.querySelectorAll(".map-pin, .leaflet-bar a");
  const keep = () => {
    for (const stop of stops()) stop.tabIndex = isInside ? 0 : -1;
  };
  const enter = (into) => {
    isInside = into;
    keep();
  };

  // -- pins: one for zones that stand together ---------------------------------------------------------
  const layer = L.layerGroup().addTo(map);
  const pinOf = new Map();
  let shown = "";

  const groups = () => {
    const found = [];
    for (const zone of zones) {
      const at = map.latLngToLayerPoint(zone.at);
      const near = found.find(
        (group) => Math.abs(group.at.x - at.x) < APART[0] && Math.abs(group.at.y - at.y) < APART[1],
      );
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
    for (const { card, isAbout } of members) {
      const item = document.createElement("li");
      const link = card.querySelector("h2 a").cloneNode(true);
      link.prepend(`${card.dataset.number}. `);
      const facts = [card.querySelector(".at"), standing(card)].flatMap((part) => part?.cloneNode(true) ?? []);
      const about = isAbout ? [Object.assign(document.createElement("em"), { textContent: dataset.about })] : [];
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: dataset.toList });
      button.addEventListener("click", () => {
        map.closePopup();
        card.scrollIntoView({ block: "center" });
        card.querySelector("h2 a").focus({ preventScroll: true });
      });
      item.append(link, ...facts, ...about, button);
      list.append(item);
    }
    return list;
  };

  // "3", "3 · 5", "3–6" or "3 +4".
  const numbered = (members) => {
    const [first, ...others] = members.map(({ card }) => Number(card.dataset.number));
    const isRow = others.every((number, at) => number === first + at + 1);
    if (others.length < 2) return [first, ...others].join(" · ");
    return isRow ? `${first}–${others.at(-1)}` : `${first} +${others.length}`;
  };
  const look = (members) => {
    const states = new Set(members.map(stateOf));
    const words = numbered(members);
    const className = [
      "map-pin",
      `is-${states.size > 1 ? "mixed" : [...states][0]}`,
      members.length > 1 ? "is-many" : "",
      members.every(({ isAbout }) => isAbout) ? "is-about" : "",
    ].join(" ").trim();
    const html = Object.assign(document.createElement("span"), { textContent: words });
    return L.divIcon({ className, html, iconSize: [Math.max(30, 18 + words.length * 8), 30] });
  };

  const pin = (members) => {
    const marker = L.marker(members[0].at, { icon: look(members), riseOnHover: true }).addTo(layer);
    const element = marker.getElement();
    const names = members.map(said).join("; ");
    const count = members.length;
    element.setAttribute("aria-label", count > 1 ? `${count} ${dataset.several} ${names}` : names);
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
    keep();
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

  // -- the popup: its own words, and Escape gives the focus back, step by step -----------------------------
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", dataset.close);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === frame) {
      event.preventDefault();
      enter(true);
      stops()[0]?.focus();
    }
    if (event.key !== "Escape" || event.target === frame) return;
    const { marker } = [...pinOf.values()].find((one) => one.marker.isPopupOpen()) || {};
    map.closePopup();
    if (event.target.closest(".leaflet-popup")) marker?.getElement().focus();
    else {
      enter(false);
      frame.focus();
    }
  });
  frame.addEventListener("focusout", ({ relatedTarget }) => frame.contains(relatedTarget) || enter(false));

  // -- search here --------------------------------------------------------------------------------------
  const before = map.getCenter();
  const zoomBefore = map.getZoom();
  map.on("moveend", () => {
    const size = map.getSize();
    const way = map.latLngToContainerPoint(before).subtract(size.divideBy(2));
    const far = Math.abs(way.x) > size.x * MOVED || Math.abs(way.y) > size.y * MOVED;
    if (far || map.getZoom() !== zoomBefore) again.hidden = false;
  });
  again.addEventListener("click", () => {
    const middle = map.getSize().subtract([0, unseen()]).divideBy(2);
    const { lat, lng } = map.containerPointToLatLng(middle).wrap();
    const query = new URLSearchParams(location.search);
    for (const name of ["other", "page"]) query.delete(name); // around one place, from its first page on
    query.set("near", `${lat.toFixed(3)},${lng.toFixed(3)}`); // as “use my location” does
    location.assign(`${dataset.search}?${query}`);
  });
};
