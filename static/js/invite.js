// The invitation: copy it, or hand it to the device's own share sheet. Without this the text can be marked by hand.
const text = document.querySelector(".message textarea");
const copy = document.querySelector("[data-copy]");
const share = document.querySelector("[data-share]");
const note = document.querySelector(".message [role=status]");

copy.hidden = false;
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(text.value);
    note.textContent = note.dataset.copied;
  } catch {
    // No clipboard on plain http, or not allowed: mark the text, and try the old way.
    text.select();
    note.textContent = document.execCommand("copy") ? note.dataset.copied : note.dataset.selected;
  }
});

if (navigator.share) {
  share.hidden = false;
  share.addEventListener("click", () => {
    navigator.share({ text: text.value }).catch(() => {}); // closed again without sharing: nothing to say
  });
}
