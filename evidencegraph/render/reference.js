/* The card of a reference: what it is, why it has its level, what rests on it. */

function workCard(work) {
  const rows = citationsOfWork.of(work.id);
  return [
    cardHead([glyph(work.family), isolated(work.short)]),
    el("p", { class: "sentence", dir: "auto" }, work.label),
    tags(work),
    whatIfToggle(work),
    facts([
      ["By", cut(work.authors.map((author) => author.split(",")[0]).join(", "), 200)],
      ["In", [work.container, work.year].filter(Boolean).join(", ")],
      [
        "Kind",
        capital(work.source) +
          (work.publisher && work.family !== "study" && work.resolved
            ? ` (${cut(work.publisher, 80)})`
            : ""),
      ],
      ["Design", work.design ? `${capital(work.design)}; ${work.reliability}` : ""],
      [
        "People studied",
        work.participants === null ? (work.design ? "Not known" : "") : String(work.participants),
      ],
      ["Excluded", capital(work.excluded)],
      [
        "Names",
        work.resolved
          ? el(
              "ul",
              { class: "plain" },
              work.identifiers.map((each) => el("li", {}, link(each.address, cut(each.name, 200)))),
            )
          : "",
      ],
      [
        "Listed",
        work.listings.length
          ? el("ul", { class: "plain" }, work.listings.map(listing))
          : "Nowhere: a pointer names it, but no list of references holds it.",
      ],
    ]),
    factsOf(work),
    signalsOf(work),
    relayed(work),
    judgementsSection(work.id),
    findingsSection(findingsOfWork.of(work.id)),
    falls(work),
    section(
      `Cited by ${count(citingOf(work), "claim")}`,
      rows.length
        ? longList(
            { class: "items" },
            rows.map((row) => () => el("li", {}, claimItem(claims.get(row.claim), citing(row)))),
            30,
            "claims",
          )
        : el("p", { class: "quiet" }, "Listed, but cited by no claim."),
    ),
  ].filter(Boolean);
}

const listing = (one) =>
  el(
    "li",
    {},
    el("code", {}, [one.path, one.line, one.column].filter(Boolean).join(":")),
    one.library ? " as " : " as [",
    isolated(cut(one.key, 60)),
    one.library ? "" : "]",
  );

const citing = (row) =>
  (row.direction === "supports" ? "" : `${row.direction}; `) +
  (row.group ? `rung ${row.rung}; without it: ${row.without}` : row.note);

function tags(work) {
  const flags = [...(work.status === "unchecked" ? [] : [work.status]), ...work.flags];
  if (!flags.length) return null;
  return el(
    "p",
    {},
    [...new Set(flags)].map((flag) =>
      el("span", { class: flag === "retracted" ? "tag against" : "tag" }, capital(flag)),
    ),
  );
}

/** What catalogues say, each with its source and the day it was fetched. */
function factsOf(work) {
  if (!work.facts.length) return null;
  return el(
    "details",
    { class: "help" },
    el("summary", {}, `Looked up (${work.facts.length})`),
    el(
      "ul",
      {},
      work.facts.map((one) =>
        el(
          "li",
          { dir: "auto" },
          `${capital(one.name)}: ${cut(one.value, 200)} — ${one.source}${one.date ? `, ${one.date}` : ""}`,
        ),
      ),
    ),
  );
}

function why(work) {
  if (!work.signals.length) return null;
  return el("details", { class: "help" }, el("summary", {}, "Why this grade"), signalList(work));
}

const signalList = (work) =>
  el(
    "ul",
    {},
    work.signals.map((signal) => el("li", { dir: "auto" }, cut(signal, 300))),
  );

const signalsOf = (work) =>
  work.signals.length ? section("Why this grade", signalList(work)) : null;

/** What falls if this falls: each claim, from which certainty to which. */
function falls(work) {
  if (!citingOf(work)) return null;
  const lost = fallenWithout(work);
  const bare = bareWithout(work);
  const fall = ({ claim, after }) =>
    el(
      "li",
      {},
      badge(asRead.get(claim.id).state),
      " ",
      opener(claim.id),
      el("span", { class: "quiet" }, ` ${asRead.get(claim.id).certainty} → `),
      el("strong", {}, after.certainty),
    );
  return section(
    "If it falls",
    lost.length
      ? el("p", {}, `${count(lost.length, "claim")} would lose certainty.`)
      : el("p", {}, "No claim would lose certainty without it."),
    bare
      ? el("p", {}, `${count(bare, "unchecked claim")} would be left without support.`)
      : null,
    lost.length
      ? longList(
          { class: "plain" },
          lost.map((one) => () => fall(one)),
          12,
          "claims",
        )
      : null,
  );
}

/** What a page passes on, and which pages pass this on. */
function relayed(work) {
  const own = work.relays.filter((one) => one.root !== work.id);
  const through = data.references.filter(
    (other) => other.id !== work.id && other.relays.some((one) => one.root === work.id),
  );
  if (!own.length && !through.length && !work.related.length) return null;
  const byRoot = new Map();
  for (const one of own) byRoot.set(one.root, [...(byRoot.get(one.root) ?? []), one]);
  return section(
    "Passed on",
    byRoot.size
      ? el(
          "ul",
          { class: "plain" },
          [...byRoot].map(([root, some]) =>
            el(
              "li",
              {},
              "Passes on ",
              opener(root),
              el(
                "span",
                { class: "quiet" },
                ` for questions of ${some.map((one) => `${one.kind} (rung ${one.rung})`).join(", ")}`,
              ),
            ),
          ),
        )
      : null,
    through.length
      ? el(
          "p",
          {},
          "Passed on by ",
          through.map((other, at) => [at ? ", " : "", opener(other.id)]).flat(),
        )
      : null,
    work.related.length
      ? el(
          "ul",
          { class: "plain" },
          work.related
            .slice(0, 12)
            .map((one) =>
              el(
                "li",
                {},
                `${capital(one.relation)} `,
                exists(one.target) ? opener(one.target) : isolated(cut(one.target, 120)),
              ),
            ),
        )
      : null,
  );
}
