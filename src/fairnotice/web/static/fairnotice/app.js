// Small helps for those who have JavaScript. Every page works without it.

const lit = "fn-lit";

// Pointing at a finding, or reaching it by keyboard, lights up the words that it rests on.
const light = (pointer, on) => {
  for (const id of pointer.dataset.pointsTo.split(/\s+/)) {
    if (id) document.getElementById(id)?.classList.toggle(lit, on);
  }
};
const pointerOf = (event) => (event.target instanceof Element ? event.target.closest("[data-points-to]") : null);
let shown = null;
// A dossier that scrolls by itself brings them into view, unless one of them is there already.
let waits = 0;
const bring = (pointer) => {
  const words = pointer.dataset.pointsTo.split(/\s+/).map((id) => id && document.getElementById(id)).filter(Boolean);
  const box = words[0]?.closest(".fn-bench__dossier");
  if (!box || box.contains(pointer) || box.scrollHeight <= box.clientHeight) return;
  const top = (word) => word.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (words.some((word) => top(word) >= 0 && top(word) < box.clientHeight - 40)) return;
  box.scrollBy({ top: top(words[0]) - box.clientHeight / 3, behavior: "smooth" });
};
const show = (event) => {
  const pointer = pointerOf(event);
  if (pointer === shown) return;
  clearTimeout(waits);
  if (shown) light(shown, false);
  if (pointer) light(pointer, true);
  if (pointer) waits = setTimeout(bring, 250, pointer);
  shown = pointer;
};
document.addEventListener("mouseover", show);
document.addEventListener("focusin", show);

// What is wrong with a form is read out first.
document.querySelector("[data-focus]")?.focus();

// "/" goes to the search box, unless something is being typed.
const search = document.querySelector("[data-slash]");
if (search) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.select?.();
  });
}

// Leaving a form that was changed is asked about by the browser, in its own words.
const changed = new Set();
for (const form of document.querySelectorAll("form[data-keep]")) {
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("submit", () => changed.clear());
}
window.addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});

// A second press while the first is on its way does nothing. Coming back by the back button frees the form.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8000);
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
