// The map's doorman: fetches the map when somebody asks for it, and by itself where there is room beside the list.
// The list stands before that, and says everything without it.
const section = document.querySelector("[data-map]");

if (section) {
  const { dataset } = section;
  const button = section.querySelector("[data-open]");
  const inside = section.querySelector("[data-inside]");
  const frame = section.querySelector("[data-frame]");
  const note = section.querySelector("[data-note]");
  let isLoaded = false;

  const added = (tag, values) =>
    new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement(tag), { ...values, onload: done, onerror: failed }));
    });

  const load = async () => {
    isLoaded = true;
    try {
      const [{ draw }] = await Promise.all([
        import(dataset.map),
        added("link", { rel: "stylesheet", href: dataset.style }),
        added("script", { src: dataset.leaflet }),
      ]);
      await draw(section);
    } catch {
      for (const part of inside.children) part.hidden = part !== note;
      button.hidden = true;
      note.textContent = dataset.failed;
    }
  };
  const show = (isOpen) => {
    inside.hidden = !isOpen;
    button.textContent = isOpen ? dataset.hide : dataset.show;
    button.setAttribute("aria-expanded", isOpen);
    return isLoaded || !isOpen ? undefined : load();
  };

  section.classList.add("is-on"); // for browsers that do not know the media feature “scripting”
  button.addEventListener("click", async () => {
    await show(inside.hidden);
    if (!inside.hidden) frame.focus();
  });
  document.querySelector('[href="#map"]')?.addEventListener("click", () => show(true));
  const hasRoom = section.closest(".with-map") && matchMedia("(min-width: 64rem)").matches;
  if (hasRoom && !navigator.connection?.saveData) {
    button.hidden = true;
    inside.hidden = false; // its place is kept from the start: nothing moves
    const later = () => (window.requestIdleCallback ? requestIdleCallback(load) : setTimeout(load, 200));
    // In something folded it has no size yet.
    const seen = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      seen.disconnect();
      later();
    });
    const look = () => seen.observe(section);
    if (document.readyState === "complete") look();
    else addEventListener("load", look, { once: true });
  }
}
