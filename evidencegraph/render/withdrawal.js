/* What if: references that the reader has withdrawn, and what that makes of every claim. Nothing is
   kept: a page that is opened again shows the documents as they cite. */

const withdrawn = new Set();
let weigh = null;

/** What would change if some works were never cited; the first question takes a little longer. */
function changesWithout(ids) {
  weigh ??= whatIf(data);
  return weigh(ids);
}

/** The claims that fall to a lower certainty without a work, through pages that pass it on too. */
function fallenWithout(work) {
  const changes = [...changesWithout([work.id])];
  return changes
    .filter(([id, after]) => after.level < asRead.get(id).level)
    .map(([id, after]) => ({ claim: claims.get(id), after }));
}

function withdraw(id, gone) {
  gone ? withdrawn.add(id) : withdrawn.delete(id);
  weighAnew();
}

function weighAnew() {
  const changes = withdrawn.size ? changesWithout([...withdrawn]) : new Map();
  for (const claim of data.claims) {
    const before = asRead.get(claim.id);
    const after = changes.get(claim.id);
    Object.assign(claim, before, { before: null });
    if (!after || (after.score === before.score && after.state === before.state)) continue;
    const { bodies: bodyCount, ...rest } = after;
    Object.assign(claim, rest, {
      before,
      bodyCount,
      reason: "weighed anew without what is withdrawn",
    });
  }
  render();
  drawWithdrawn();
}

function drawWithdrawn() {
  const changed = data.claims.filter((claim) => claim.before);
  const fallen = changed.filter((claim) => claim.level < claim.before.level).length;
  const names = [...withdrawn]
    .map((id) => opener(id))
    .flatMap((link, at) => (at ? [", ", link] : [link]));
  byId("withdrawn").replaceChildren(
    ...(withdrawn.size
      ? [
          el(
            "span",
            {},
            `${count(withdrawn.size, "reference")} withdrawn (`,
            names.slice(0, 11),
            names.length > 11 ? " …" : "",
            `), ${count(changed.length, "claim")} changed, ${fallen || "none"} to a lower certainty.`,
          ),
          button({ onclick: undoAll }, "Undo"),
        ]
      : []),
  );
}

function undoAll() {
  withdrawn.clear();
  weighAnew();
  (selection === null ? byId(`to-${tab}`) : byId("details")).focus();
}

/** The switch of one work: on its card, and on the card of each claim that cites it. */
function whatIfToggle(work) {
  if (!citingOf(work)) return null;
  const box = el("input", {
    type: "checkbox",
    "data-key": work.id,
    "aria-label": undirected(`What if ${work.short} were withdrawn?`),
    onchange: ({ target }) => withdraw(work.id, target.checked),
  });
  box.checked = withdrawn.has(work.id);
  return el("label", { class: "whatif" }, box, "What if it were withdrawn?");
}

/** What a claim was before anything was withdrawn. */
function beforeWithdrawal(claim) {
  if (!claim.before) return null;
  const { state, score } = claim.before;
  return el(
    "p",
    { class: "was" },
    "As the document cites: ",
    badge(state),
    ` ${signOf(state).label}, score ${fixed(score)}.`,
  );
}
