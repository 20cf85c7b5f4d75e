// A scanner types each line of a machine readable zone and then Enter. Until the zone is whole, Enter sends nothing.
const whole = new Set([72, 88, 90]);
for (const box of document.querySelectorAll("[data-zone]")) {
  box.addEventListener("keydown", (event) => {
    const plain = box.value.replace(/\s+/g, "");
    const zone = plain.includes("<") && plain.length >= 28 && /^[A-Za-z0-9<]+$/.test(plain);
    if (event.key === "Enter" && zone && !whole.has(plain.length) && plain.length < 90) event.preventDefault();
  });
}
