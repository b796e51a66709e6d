// A spot's page: back to the page that led here, and the address to copy. Without this both are plain text and links.
const trail = document.querySelector("[data-back]");
if (trail && document.referrer.startsWith(`${location.origin}/`)) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: trail.dataset.back });
  button.addEventListener("click", () => history.back());
  trail.prepend(button);
}

const address = document.querySelector("[data-address]");
if (address && navigator.clipboard) {
  const { copy, copied } = address.dataset;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: copy });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.textContent);
    button.textContent = copied;
  });
  address.after(" ", button);
}
