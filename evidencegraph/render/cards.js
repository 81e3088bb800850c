/* The cards: all that is known about one claim or one work. */

const FIRST_SOURCES = 12;

function claimCard(claim) {
  const rows = citationsOfClaim.of(claim.id);
  return [
    steps(claim),
    crumbs(claim),
    el("blockquote", { class: "sentence", dir: "auto" }, claim.text),
    facts([
      ["Place", el("code", {}, claim.place)],
      [
        "Question",
        claim.cue
          ? [capital(claim.kind), el("span", { class: "quiet" }, ` (from “${claim.cue}”)`)]
          : capital(claim.kind),
      ],
      ["Verdict", [capital(claim.verdict), ": ", claim.reason]],
    ]),
    section("Certainty", certainty(claim)),
    section("Score", score(claim, rows)),
    section(`Sources (${works_(rows)})`, sources(rows)),
    findingsSection(findingsOfClaim.of(claim.id)),
  ];
}

const works_ = (rows) => new Set(rows.map((row) => row.reference)).size;

/** One step back or forth in the order of the text. */
function steps(claim) {
  const at = claim.number - 1;
  const step = (to, words, sign) => {
    const other = data.claims[to];
    return el(
      "button",
      {
        type: "button",
        disabled: !other,
        "aria-label": words,
        title: words,
        onclick: () => select(other.id, true),
      },
      sign,
    );
  };
  return el(
    "div",
    { class: "steps" },
    el("h2", {}, badge(claim.state), ` Claim ${claim.number} of ${data.claims.length}`),
    step(at - 1, "Previous claim", "←"),
    step(at + 1, "Next claim", "→"),
    closer(),
  );
}

const closer = () =>
  el(
    "button",
    {
      type: "button",
      "aria-label": "Close (Escape)",
      title: "Close (Escape)",
      onclick: () => deselect(),
    },
    "✕",
  );

function crumbs(claim) {
  const paper = papers.get(claim.document);
  const parts = [el("span", {}, cut(paper ? paper.title : claim.document, 120))];
  if (claim.section && claim.section !== paper?.title)
    parts.push(" › ", el("span", {}, cut(claim.section, 120)));
  return el("p", { class: "crumbs", dir: "auto" }, parts);
}

function facts(pairs) {
  return el(
    "dl",
    { class: "facts" },
    pairs
      .filter(([, value]) => value !== null && value !== "")
      .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", { dir: "auto" }, value))),
  );
}

function section(title, ...children) {
  return el("section", {}, el("h3", {}, title), ...children);
}

/** The level, and the interval from what is assured to what is possible. */
function certainty(claim) {
  const { levels } = data;
  const cells = levels.map((level, at) => {
    const within = claim.assured <= at && at <= claim.ceiling;
    const parts = [within && "within", at === claim.level && "point"].filter(Boolean);
    return el("span", { class: parts.join(" ") }, capital(level));
  });
  const ends =
    claim.assured === claim.ceiling ? "" : ` [${levels[claim.assured]} … ${levels[claim.ceiling]}]`;
  const words = capital(claim.certainty) + ends;
  const help = el(
    "details",
    { class: "help" },
    el("summary", {}, "What does this mean?"),
    el(
      "p",
      {},
      `The point is where the cited evidence stands by its design and size. The left end, ${levels[claim.assured]}, would survive the usual share of misquoted or wrongly indexed works in 95 of 100 cases. The right end, ${levels[claim.ceiling]}, is what a full appraisal of the same sources could still grant.`,
    ),
    el(
      "p",
      {},
      "Designs stand on rungs from 0 to 9, by the kind of question; two rungs make a level. It is an order by design, not a probability of truth.",
    ),
  );
  return el(
    "div",
    {},
    el("p", { class: "interval" }, words),
    el("div", { class: "scale", "aria-hidden": "true" }, cells),
    help,
  );
}

function score(claim, rows) {
  const parts = rows.filter((row) => row.credit !== 0);
  const marks = rows.reduce((sum, row) => sum + row.marks.length, 0);
  const bodies = claim.bodies.length;
  const counted = rows.length
    ? `${count(marks, "citation")} of ${count(works_(rows), "source")}, ${bodies ? count(bodies, "independent body", "independent bodies") : "none of which counts"}.`
    : "It cites no source, so nothing supports it here.";
  const merged = claim.bodies
    .filter((body) => body.references.length > 1)
    .map((body) =>
      el("li", { dir: "auto" }, `${together(body, rows)} count once: ${body.reason}.`),
    );
  const opposition = claim.opposed
    ? el(
        "p",
        {},
        `Evidence for it reaches ${fixed(claim.supporting)}, evidence against it ${fixed(claim.opposing)}.`,
      )
    : null;
  return el(
    "div",
    {},
    el("p", { class: "sum" }, arithmetic(claim, parts)),
    bars(parts),
    el("p", {}, counted),
    opposition,
    merged.length ? el("ul", { class: "plain" }, merged) : null,
  );
}

/** Name the sources of one body as they stand in the text; of very many, the first. */
function together(body, rows) {
  const names = body.references.slice(0, 4).map((id) => {
    const row = rows.find((each) => each.reference === id);
    return [shortName(id), row ? pointersOf(row) : ""].join(" ");
  });
  const more = body.references.length - names.length;
  if (more > 0) names.push(`${more} more`);
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const pointersOf = (row) => [...new Set(row.marks.map((mark) => `[${mark.key}]`))].join(" ");
const shortName = (id) => works.get(id)?.short ?? id;
const fixed = (number, digits = 3) => number.toFixed(digits);

/** Write the sum out, with as many digits as keep every part visible. */
function arithmetic(claim, parts) {
  const digits =
    parts.some((row) => Math.abs(row.credit) < 0.0095) ||
    parts.some((row) => (row.credit * 1000) % 1)
      ? 4
      : 3;
  if (parts.length < 2) return [el("strong", {}, fixed(claim.score, 3))];
  const shown = parts.slice(0, 8).map((row) => row.credit);
  const rest = parts.slice(8).reduce((sum, row) => sum + row.credit, 0);
  const terms = shown.map(
    (credit, at) =>
      (at ? (credit < 0 ? " − " : " + ") : credit < 0 ? "−" : "") + fixed(Math.abs(credit), digits),
  );
  if (parts.length > 8)
    terms.push(
      ` ${rest < 0 ? "−" : "+"} ${fixed(Math.abs(rest), digits)} of ${parts.length - 8} more`,
    );
  const total = fixed(claim.score, digits);
  const exact =
    fixed(
      parts.reduce((sum, row) => sum + Number(fixed(row.credit, digits)), 0),
      digits,
    ) === total;
  return [terms.join(""), exact ? " = " : " ≈ ", el("strong", {}, total)];
}

function bars(parts) {
  const most = Math.max(...parts.map((row) => Math.abs(row.credit)), 0);
  const rows = parts.slice(0, FIRST_SOURCES).map((row) => {
    const bar = el("span", { class: row.credit < 0 ? "bar against" : "bar" });
    bar.style.width = `${Math.max((Math.abs(row.credit) / most) * 100, 0.5)}%`;
    return el(
      "li",
      {},
      el("span", { class: "name", dir: "auto" }, shortName(row.reference)),
      el("span", { class: "track", "aria-hidden": "true" }, bar),
      el(
        "span",
        { class: "amount" },
        (row.credit < 0 ? "−" : "") +
          fixed(Math.abs(row.credit), Math.abs(row.credit) < 0.0095 ? 4 : 3),
      ),
    );
  });
  return parts.length > 1
    ? el("ul", { class: "bars", "aria-label": "What each source adds" }, rows)
    : null;
}

/** The sources of a claim; of very many, the first at once and the others when asked. */
function sources(rows) {
  if (!rows.length) return el("p", { class: "quiet" }, "None cited.");
  const list = el("ul", { class: "sources" }, rows.slice(0, FIRST_SOURCES).map(source));
  if (rows.length <= FIRST_SOURCES) return list;
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      onclick: () => {
        more.remove();
        list.append(...rows.slice(FIRST_SOURCES).map(source));
      },
    },
    `Show all ${rows.length} sources`,
  );
  return el("div", {}, list, more);
}

function source(row) {
  const work = works.get(row.reference);
  const kind = work.design ? `${capital(work.source)}, ${work.design}` : capital(work.source);
  const people = work.participants === null ? "" : `, N = ${work.participants}`;
  const scoped = row.marks.some((mark) => mark.scope === "paragraph");
  const address = work.identifiers.find((each) => each.address)?.address ?? "";
  const title =
    work.label === work.short
      ? null
      : el("p", { class: "title", dir: "auto" }, cut(work.label, 240));
  return el(
    "li",
    { class: row.group ? "" : "idle" },
    el(
      "div",
      { class: "head" },
      glyph(work.family),
      openWork(work),
      el("span", { class: "pointer" }, pointersOf(row)),
      address ? link(address, "Open ↗") : null,
    ),
    title,
    el("p", { class: "quiet" }, kind + people),
    row.direction === "supports"
      ? null
      : el(
          "p",
          {},
          el(
            "strong",
            { class: row.direction === "contradicts" ? "tag against" : "tag" },
            capital(row.direction),
          ),
          row.marks[0]?.cue ? ` because of “${row.marks[0].cue}”` : "",
        ),
    el("p", {}, row.group ? effect(row) : capital(row.note)),
    row.group && row.note ? el("p", { class: "quiet" }, capital(row.note)) : null,
    scoped
      ? el(
          "p",
          { class: "quiet" },
          "Cited at the end of the paragraph, which was read to cover this sentence.",
        )
      : null,
    tags(work),
    why(work),
  );
}

const openWork = (work) =>
  el(
    "button",
    { type: "button", class: "open", dir: "auto", onclick: () => select(work.id, true) },
    work.short,
  );

function effect(row) {
  const rung =
    row.rung === row.effective
      ? `Rung ${row.rung} of 9`
      : `Rung ${row.rung} of 9, counted as ${row.effective} because few people were studied`;
  return [
    rung,
    row.credit ? `, adds ${fixed(row.credit, Math.abs(row.credit) < 0.0095 ? 4 : 3)}` : "",
    ". Without it: ",
    el("strong", {}, row.without),
    ".",
  ];
}

function tags(work) {
  const flags = [...(work.status === "unchecked" ? [] : [work.status]), ...work.flags];
  return flags.length
    ? el(
        "p",
        {},
        [...new Set(flags)].map((flag) =>
          el("span", { class: flag === "retracted" ? "tag against" : "tag" }, capital(flag)),
        ),
      )
    : null;
}

function why(work) {
  const signals = work.signals.map((signal) => el("li", { dir: "auto" }, cut(signal, 300)));
  if (!signals.length) return null;
  return el(
    "details",
    { class: "help" },
    el("summary", {}, "Why this grade"),
    el("ul", {}, signals),
  );
}

function workCard(work) {
  const rows = citationsOfWork.of(work.id);
  const tipped = rows.filter(
    (row) => row.group && row.without !== claims.get(row.claim).certainty,
  ).length;
  const fate = tipped
    ? `${count(tipped, "claim")} would lose certainty without it.`
    : rows.length
      ? "No claim would lose certainty without it."
      : "";
  return [
    el("div", { class: "steps" }, el("h2", {}, glyph(work.family), ` ${work.short}`), closer()),
    el("p", { class: "sentence", dir: "auto" }, work.label),
    tags(work),
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
    why(work),
    findingsSection(findingsOfWork.of(work.id)),
    section(
      `Cited by ${count(rows.length, "claim")}`,
      fate ? el("p", {}, fate) : null,
      itemList(rows.map((row) => citingItem(row))),
    ),
  ];
}

function listing(entry) {
  return [
    el(
      "li",
      {},
      el("code", {}, entry.place),
      entry.library ? ` as ${cut(entry.key, 60)}` : ` as [${cut(entry.key, 20)}]`,
    ),
  ][0];
}

function citingItem(row) {
  const claim = claims.get(row.claim);
  const words = row.direction === "supports" ? "" : `${row.direction}; `;
  return claimItem(claim, words + (row.group ? `without it: ${row.without}` : row.note));
}

function findingsSection(findings) {
  return findings.length
    ? section(
        `Findings (${findings.length})`,
        el(
          "ul",
          { class: "findings" },
          findings.map((finding) => el("li", {}, findingWords(finding))),
        ),
      )
    : null;
}

function findingWords(finding) {
  return [
    el(
      "span",
      { class: `tag severity-${finding.severity}` },
      `${finding.severity} ${finding.code}`,
    ),
    el("span", { dir: "auto" }, ` ${finding.message} `),
    el("code", {}, finding.place),
  ];
}
