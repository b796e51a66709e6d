// The search boxes: completions, and "use my location". Everything works without it.
const field = document.querySelector("#near");
const list = document.querySelector("#places");
const button = document.querySelector("[data-locate]");
const note = document.querySelector(".search [role=status]");
let waiting;

const complete = ({ target }) => {
  clearTimeout(waiting);
  const words = target.value.trim();
  if (words.length < 2) return;
  waiting = setTimeout(async () => {
    try {
      const answer = await fetch(`${target.dataset.places}?q=${encodeURIComponent(words)}`);
      const names = answer.ok ? await answer.json() : [];
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
    } catch {
      list.replaceChildren(); // no network: the box is still a box
    }
  }, 150);
};
for (const box of document.querySelectorAll("[data-places]")) box.addEventListener("input", complete);

if (button && "geolocation" in navigator) {
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // Three decimals are a street block: enough to find a zone, too little to find a door.
        field.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
        field.form.submit();
      },
      () => {
        note.textContent = button.dataset.locate;
        field.focus();
      },
      { timeout: 8000, maximumAge: 300000 },
    );
  });
}
