// The map's doorman: fetches the map when somebody asks for it, and by itself where there is room beside the list.
// The list stands before that, and says everything without it.
const section = document.querySelector("[data-map]");

if (section) {
  const { dataset } = section;
  const button = section.querySelector("[data-open]");
  const frame = section.querySelector("[data-frame]");
  const note = section.querySelector("[data-note]");

  const added = (tag, values) =>
    new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement(tag), { ...values, onload: done, onerror: failed }));
    });

  const open = async () => {
    button.hidden = true;
    frame.hidden = false;
    section.querySelector("[data-skip]").hidden = false;
    try {
      const [{ draw }] = await Promise.all([
        import(dataset.map),
        added("link", { rel: "stylesheet", href: dataset.style }),
        added("script", { src: dataset.leaflet }),
      ]);
      await draw(section);
      note.hidden = false;
    } catch {
      frame.remove();
      note.textContent = dataset.failed;
      note.hidden = false;
    }
  };

  section.classList.add("is-on"); // for browsers that do not know the media feature “scripting”
  button.addEventListener("click", async () => {
    await open();
    frame.focus();
  });
  const hasRoom = getComputedStyle(section).position === "absolute"; // see map.css
  if (hasRoom && !navigator.connection?.saveData) {
    button.hidden = true;
    const later = () => (window.requestIdleCallback ? requestIdleCallback(open) : setTimeout(open, 200));
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  }
}
