// Keys for who works without a mouse. What a key does stands on the page itself: data-key on a link or a button, and
// data-step on what "j" and "k" go through. Without JavaScript every one of them is a link all the same.

const SWITCH = "fn-keys";
const dialog = document.getElementById("keys");
const read = () => {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
};
const write = (on) => {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing starts with keys the next time.
  }
};
let on = read();

const box = dialog?.querySelector("[data-switch]");
const tell = () => {
  document.documentElement.classList.toggle("fn-keys", on);
  if (box) box.checked = on;
};
box?.addEventListener("change", () => {
  on = box.checked;
  write(on);
  tell();
});
tell();

// The letter as the keys are labelled in Latin script, whatever script the keyboard writes.
const letter = (event) => (/^[\x20-\x7e]$/.test(event.key) || !/^Key[A-Z]$/.test(event.code) ? event.key : event.code[3].toLowerCase());

const reach = (there) => {
  if (!there) return;
  if (there.tabIndex < 0 && !there.hasAttribute("tabindex")) there.setAttribute("tabindex", "-1");
  there.focus({ preventScroll: true });
  there.scrollIntoView({ block: there.offsetHeight < innerHeight * 0.8 ? "center" : "start" });
};

// From where the focus is, else from the top of what is seen, to the next one or the one before.
const step = (forwards) => {
  const all = [...document.querySelectorAll("[data-step]")].filter((each) => each.offsetParent);
  const here = all.indexOf(document.activeElement?.closest?.("[data-step]"));
  if (here >= 0) return reach(all[here + (forwards ? 1 : -1)]);
  const below = all.findIndex((each) => each.getBoundingClientRect().bottom > 0);
  reach(forwards ? all[below] : all[below - 1]);
};

const open = () => (dialog && !dialog.open ? dialog.showModal() : undefined);
for (const opener of document.querySelectorAll("[data-opens-keys]")) {
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
}

const press = (there) => {
  const inside = there.getAttribute("href")?.startsWith("#") && document.getElementById(there.hash.slice(1));
  if (inside) reach(inside);
  else there.click();
};

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
  const key = letter(event);
  if (key === "?") return event.preventDefault(), open();
  if (!on) return;
  if (key === "j" || key === "k") return event.preventDefault(), step(key === "j");
  const there = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (there) event.preventDefault(), press(there);
});
