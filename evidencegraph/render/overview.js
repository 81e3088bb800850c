/* The overview: what was read, how well it stands, where it is weak, what it rests on. */

function drawOverview(shown) {
  const kept = data.claims.filter((claim) => shown.has(claim.id));
  const parts = data.claims.length
    ? [
        coverageOf(kept),
        foundIn(kept, shown),
        distributionOf(kept),
        weakestOf(kept),
        pillarsOf(kept),
        disagreements(shown),
        bolderElsewhere(shown),
        findingCodes(shown),
      ]
    : [el("p", { class: "nothing" }, "There are no claims.")];
  byId("overview").replaceChildren(...parts.filter(Boolean));
}

/** How many of some claims cite anything, and how many have direct evidence. */
function coverageOf(kept) {
  const cited = kept.filter((claim) => citationsOfClaim.of(claim.id).length).length;
  const direct = kept.filter((claim) => claim.level > 0).length;
  const sure = kept.filter((claim) => claim.level >= levelOf("moderate")).length;
  const figure = (number, words) =>
    el(
      "div",
      {},
      el("dt", {}, words),
      el(
        "dd",
        {},
        el("strong", {}, String(number)),
        el("span", { class: "quiet" }, ` ${share(number, kept.length)}`),
      ),
    );
  return section(
    `${count(kept.length, "claim")}${kept.length < data.claims.length ? ` of ${data.claims.length}` : ""}`,
    el(
      "dl",
      { class: "figures" },
      figure(cited, "cite a source"),
      figure(direct, "have direct evidence"),
      figure(sure, "of moderate or high certainty"),
    ),
  );
}

/** What a search finds: claims in the order of the text, then sources. */
function foundIn(kept, shown) {
  const cited = data.references.filter((work) => shown.has(work.id));
  if (!filter.words || !(kept.length + cited.length)) return null;
  const rows = [
    ...kept.map((claim) => () => el("li", {}, statement(claim))),
    ...cited.map((work) => () => el("li", {}, workItem(work, work.design || work.source))),
  ];
  return section(`Found: ${amounts(shown)}`, longList({ class: "items" }, rows, SHORT_LIST, "found"));
}

function distributionOf(kept) {
  const most = Math.max(
    ...data.legend.states.map(({ name }) => kept.filter((claim) => claim.state === name).length),
    1,
  );
  const rows = data.legend.states.map((sign) => {
    const amount = kept.filter((claim) => claim.state === sign.name).length;
    const bar = el("span", { class: `bar state-${sign.name}` });
    bar.style.width = `${(100 * amount) / most}%`;
    bar.hidden = !amount;
    return el(
      "li",
      { class: amount ? "" : "zero" },
      badge(sign.name),
      el("span", { class: "name", "aria-hidden": "true" }, sign.label),
      el("span", { class: "track", "aria-hidden": "true" }, bar),
      el("span", { class: "amount" }, String(amount)),
    );
  });
  return section("Certainty", el("ul", { class: "bars states-bars" }, rows));
}

/** Worst first among claims that promise evidence; the uncited and the unchecked stand apart. */
function weakestOf(kept) {
  const cited = kept.filter(
    (claim) => citationsOfClaim.of(claim.id).length && claim.state !== "unknown",
  );
  const worst = [...cited].sort(weakerFirst).slice(0, SHORT_LIST);
  const uncited = kept.filter((claim) => !citationsOfClaim.of(claim.id).length).length;
  const unchecked = kept.filter((claim) => claim.state === "unknown").length;
  const apart = [
    uncited &&
      `${count(uncited, "claim")} cite no source`.replace(/^1 claim cite /, "1 claim cites "),
    unchecked && `${unchecked} could not be checked`,
  ]
    .filter(Boolean)
    .join("; ");
  return section(
    ["Weakest claims that cite a source", el("span", { class: "of-amounts" }, "score")],
    worst.length
      ? items(worst.map((claim) => claimItem(claim, claim.reason)))
      : el("p", { class: "quiet" }, "No claim here cites a source that could be checked."),
    apart ? el("p", { class: "quiet" }, `Not in this list: ${apart}.`) : null,
    button(
      { class: "more", onclick: () => openTable("claims", ["score", 1]) },
      "All claims, lowest score first",
    ),
  );
}

/** Opposed claims first, then by net evidence: a score of 0 may hide a dispute. */
const weakerFirst = (a, b) =>
  (b.state === "contradicted") - (a.state === "contradicted") ||
  a.score - b.score ||
  rank.get(a.id) - rank.get(b.id);

function pillarsOf(kept) {
  const near = new Set(kept.map((claim) => claim.id));
  const found = data.references
    .map((work) => ({
      work,
      falls: fallingWithout(work).filter((claim) => near.has(claim.id)).length,
    }))
    .filter(({ falls }) => falls)
    .sort((a, b) => b.falls - a.falls)
    .slice(0, SHORT_LIST);
  if (!found.length) return null;
  return section(
    "Sources that most claims rest on",
    items(
      found.map(({ work, falls }) =>
        workItem(work, `${count(falls, "claim")} would lose certainty without it`),
      ),
    ),
  );
}

function findingCodes(shown) {
  const found = matchingFindings(filter, shown);
  if (!found.length) return null;
  const codes = new Map();
  for (const one of found) codes.set(one.code, [...(codes.get(one.code) ?? []), one]);
  const rows = [...codes].map(([code, same]) =>
    el(
      "li",
      {},
      button(
        { class: "item", onclick: () => openFindings(code) },
        el(
          "span",
          { class: `tag severity-${same[0].severity}` },
          `${SEVERITIES[same[0].severity]} ${code}`,
        ),
        el("span", { class: "body" }, ruleName(same[0])),
        el("span", { class: "amount" }, String(same.length)),
      ),
    ),
  );
  return section("Findings", el("ul", { class: "items" }, rows));
}
