/* What if: references that the reader has withdrawn, and what that makes of every claim. Only the
   address keeps them: the file, opened again, shows the documents as they cite. */

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

/** How many claims that could not be checked would be left without support. */
const bareWithout = (work) =>
  [...changesWithout([work.id])].filter(
    ([id, after]) => after.verdict === "unsupported" && asRead.get(id).state === "unknown",
  ).length;

function withdraw(id, gone) {
  gone ? withdrawn.add(id) : withdrawn.delete(id);
  weighAnew();
  remember(true);
  render();
}

/** Withdraw some works, and no others. */
function withdrawOnly(ids) {
  if (ids.length === withdrawn.size && ids.every((id) => withdrawn.has(id))) return;
  withdrawn.clear();
  for (const id of ids) withdrawn.add(id);
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
      reason: `recomputed without ${withdrawnNames()}`,
    });
  }
  drawWithdrawn();
}

/** The withdrawn works in a few words. */
function withdrawnNames() {
  const names = [...withdrawn].slice(0, 3).map((id) => works.get(id).short);
  const more = withdrawn.size - names.length;
  return [...names, ...(more ? [`${more} more`] : [])].join(", ");
}

/** What became of the claims that changed: how many fell, how many nothing supports any more. */
function losses(changed) {
  const fallen = changed.filter((claim) => claim.level < claim.before.level).length;
  const bare = changed.filter(
    (claim) => claim.verdict === "unsupported" && claim.before.verdict !== "unsupported",
  ).length;
  const lost = [
    fallen ? `${fallen} to a lower certainty` : "",
    bare ? `${bare} left without support` : "",
  ];
  return lost.filter(Boolean).join(", ") || "none to a lower certainty";
}

function drawWithdrawn() {
  const changed = data.claims.filter((claim) => claim.before);
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
            `), ${count(changed.length, "claim")} changed${changed.length ? `: ${losses(changed)}` : ""}.`,
          ),
          button({ onclick: undoAll }, "Undo"),
        ]
      : []),
  );
}

function undoAll() {
  withdrawOnly([]);
  remember(true);
  render();
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

/** What a claim was before anything was withdrawn, with its sum. */
function beforeWithdrawal(claim, parts) {
  const { before } = claim;
  return el(
    "p",
    { class: "was" },
    "As the document cites: ",
    badge(before.state),
    ` ${signOf(before.state).label}, score `,
    arithmetic(before, parts),
    ".",
  );
}
