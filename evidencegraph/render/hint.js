/* The short words that appear beside what is pointed at, by mouse or by keys; Escape hides them. */

function hintWords(target) {
  if (target.dataset.hintWords) return target.dataset.hintWords;
  const id = target.dataset.hint;
  if (claims.has(id)) {
    const claim = claims.get(id);
    return `${standing(claim)} · ${claim.label}`;
  }
  const work = works.get(id);
  return `${work.short} · ${work.design || work.source}`;
}

function showHint({ target }) {
  const sign = target.closest?.("[data-hint], [data-hint-words]");
  if (!sign) return;
  const [hint, box] = [byId("hint"), sign.getBoundingClientRect()];
  hint.replaceChildren(isolated(cut(hintWords(sign), 240)));
  hint.hidden = false;
  sign.setAttribute("aria-describedby", "hint");
  const left = Math.min(Math.max(box.left, 8), innerWidth - hint.offsetWidth - 8);
  const below = box.bottom + 4;
  const fits = below + hint.offsetHeight < innerHeight;
  hint.style.left = `${left}px`;
  hint.style.top = `${fits ? below : box.top - hint.offsetHeight - 4}px`;
}

function hideHint(event) {
  // Words that can be read with a magnifier: they stay while the pointer is on them.
  if (event?.relatedTarget === byId("hint")) return;
  byId("hint").hidden = true;
  document.querySelector("[aria-describedby='hint']")?.removeAttribute("aria-describedby");
}

for (const name of ["mouseover", "focusin"]) document.addEventListener(name, showHint);
for (const name of ["mouseout", "focusout"]) document.addEventListener(name, hideHint);
