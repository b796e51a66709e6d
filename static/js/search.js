// The search box: completions, and "use my location". Everything works without it.
const field = document.querySelector("[data-places]");
const list = document.querySelector("#places");
const button = document.querySelector("[data-locate]");
const note = document.querySelector(".search [role=status]");
let waiting;

field?.addEventListener("input", () => {
  clearTimeout(waiting);
  const words = field.value.trim();
  if (words.length < 2) return;
  waiting = setTimeout(async () => {
    try {
      const answer = await fetch(`${field.dataset.places}?q=${encodeURIComponent(words)}`);
      const names = answer.ok ? await answer.json() : [];
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
    } catch {
      list.replaceChildren(); // no network: the box is still a box
    }
  }, 150);
});

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
