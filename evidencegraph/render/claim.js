/* The card of a claim: its sentence, how sure it is and why, what it rests on. */

const FIRST_SOURCES = 12;
const AROUND = 180;

function claimCard(claim) {
  const rows = citationsOfClaim.of(claim.id);
  return [
    steps(claim),
    el("p", { class: "crumbs", dir: "auto" }, crumbs(claim)),
    isLabelled(claim) ? el("p", { class: "label", dir: "auto" }, capital(claim.label)) : null,
    inContext(claim),
    clauses(claim),
    section("Certainty", certainty(claim), el("p", { dir: "auto" }, because(claim))),
    score(claim, rows),
    section(
      `Sources (${sourcesOf(claim)})`,
      rows.length
        ? longList(
            { class: "sources" },
            rows.map((row) => () => source(row)),
            FIRST_SOURCES,
            "sources",
          )
        : el("p", { class: "quiet" }, "None cited."),
    ),
    judgementsSection(claim.id),
    findingsSection(findingsOfClaim.of(claim.id)),
    opponents(claim),
    likenesses(claim),
    counterparts(claim),
    section("Wording", wording(claim)),
  ].filter(Boolean);
}

/** One step back or forth in the order of the text. */
function steps(claim) {
  const step = (to, words, sign) => {
    const other = data.claims[to];
    return button(
      { disabled: !other, "aria-label": words, title: words, onclick: () => go(other.id) },
      sign,
    );
  };
  const at = claim.number - 1;
  return cardHead(
    [badge(claim.state), `Claim ${claim.number} of ${data.claims.length}`],
    step(at - 1, "Previous claim", "←"),
    step(at + 1, "Next claim", "→"),
  );
}

function crumbs(claim) {
  const paper = papers.get(claim.document);
  const parts = [isolated(cut(paper ? paper.title : claim.document, 80))];
  if (claim.section && claim.section !== paper?.title)
    parts.push(" › ", isolated(cut(claim.section, 80)));
  return [...parts, " · ", el("code", {}, claim.place)];
}

/** The sentence with its pointers, the words around it quieter. */
function inContext(claim) {
  const context = contextOf(claim);
  if (!context) return el("blockquote", { class: "sentence", dir: "auto" }, claim.text);
  const quiet = (words) => (words ? el("span", { class: "around" }, words) : null);
  const own = context.own.map((part) =>
    typeof part === "string"
      ? quiet(part)
      : part.length > 2
        ? pointer(part, false)
        : part[1] === claim.number
          ? part[0]
          : quiet(part[0]),
  );
  return el(
    "blockquote",
    { class: "sentence", dir: "auto" },
    quiet(lastWords(context.before, AROUND)),
    el("span", { class: "own" }, own),
    wordsAfter(context.after, AROUND),
  );
}

/** What follows a claim, with its pointers: that of its last clause often covers the whole. */
function wordsAfter(parts, most) {
  const made = [];
  let left = most;
  for (const part of parts) {
    if (left <= 0) break;
    const text = typeof part === "string" ? part : part[0];
    const leads = typeof part !== "string" && part.length > 2;
    made.push(leads ? pointer(part, false) : firstWords(text, left));
    left -= text.length;
  }
  return made.length ? el("span", { class: "around" }, made) : null;
}

/** The other claims that the same sentence makes. */
function clauses(claim) {
  const mates = clausesOf.of(claim.sentence);
  if (mates.length < 2) return null;
  const others = mates.filter((one) => one.id !== claim.id);
  return el(
    "p",
    { class: "clauses" },
    `Its sentence makes ${mates.length} claims; this is number ${mates.indexOf(claim) + 1}. `,
    others.length > 1 ? "The others: " : "The other: ",
    others.flatMap((one, at) => [at ? "; " : "", badge(one.state), " ", opener(one.id)]),
  );
}

const firstWords = (words, most) =>
  words.length <= most ? words : `${words.slice(0, most).replace(/\s+\S*$/, "")} …`;
const lastWords = (words, most) =>
  words.length <= most ? words : `… ${words.slice(-most).replace(/^\S*\s+/, "")}`;

/** Verdict and reason, which are the same words where there is no evidence. */
const because = ({ verdict, reason }) =>
  reason.startsWith(verdict) || verdict === "unsupported"
    ? stopped(capital(reason))
    : stopped(`${capital(verdict)}: ${reason}`);

/** The level, and the interval from what is assured to what is possible. */
function certainty(claim) {
  const { levels } = data;
  const cells = levels.map((level, at) => {
    const within = claim.assured <= at && at <= claim.ceiling;
    return el(
      "span",
      {
        class: [within && "within", at === claim.level && claim.state !== "unknown" && "point"]
          .filter(Boolean)
          .join(" "),
      },
      capital(level),
    );
  });
  const ends =
    claim.assured === claim.ceiling ? "" : ` [${levels[claim.assured]} … ${levels[claim.ceiling]}]`;
  const meaning = `The point is where the cited evidence stands by its design and size. The left end, ${levels[claim.assured]}, would survive the usual share of misquoted or wrongly indexed works in 95 of 100 cases. The right end, ${levels[claim.ceiling]}, is what a full appraisal of the same sources could still grant. Designs stand on rungs from 0 to 9, by the kind of question; two rungs make a level.`;
  return el(
    "div",
    {},
    el(
      "p",
      { class: "interval" },
      (claim.level ? capital(claim.certainty) : signOf(claim.state).label) + ends,
    ),
    el("div", { class: "scale", "aria-hidden": "true" }, cells),
    el(
      "details",
      { class: "help" },
      el("summary", {}, "What does this mean?"),
      el("p", {}, meaning),
    ),
  );
}

function score(claim, rows) {
  const parts = rows.filter((row) => row.credit !== 0);
  if (claim.before)
    return section(
      "Score",
      el(
        "p",
        { class: "sum" },
        arithmetic(claim, claim.credits),
        ` on ${count(claim.bodyCount, "independent body", "independent bodies")}`,
      ),
      bars(claim.credits),
      el("p", { dir: "auto" }, stopped(`Recomputed without ${withdrawnNames()}`)),
      beforeWithdrawal(claim, parts),
    );
  const marks = rows.reduce((sum, row) => sum + row.marks.length, 0);
  const bodies = claim.bodies.length;
  const counted = rows.length
    ? `${count(marks, "citation")} of ${count(sourcesOf(claim), "source")}, ${bodies ? count(bodies, "independent body", "independent bodies") : "none of which counts"}.`
    : "It cites no source, so nothing supports it here.";
  const merged = claim.bodies
    .filter((body) => body.references.length > 1)
    .map((body) =>
      el("li", { dir: "auto" }, `${together(body, rows)} count once: ${body.reason}.`),
    );
  return section(
    "Score",
    el("p", { class: "sum" }, arithmetic(claim, parts)),
    bars(parts),
    el("p", {}, counted),
    claim.opposed
      ? el(
          "p",
          {},
          `Evidence for it reaches ${fixed(claim.supporting)}, evidence against it ${fixed(claim.opposing)}.`,
        )
      : null,
    merged.length ? el("ul", { class: "plain" }, merged) : null,
  );
}

/** Name the sources of one body as they stand in the text; of very many, the first. */
function together(body, rows) {
  const names = body.references.slice(0, 4).map((id) => {
    const row = rows.find((each) => each.reference === id);
    return [works.get(id)?.short ?? id, row ? pointersOf(row) : ""].join(" ").trim();
  });
  const more = body.references.length - names.length;
  if (more > 0) names.push(`${more} more`);
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const pointersOf = (row) => [...new Set(row.marks.map((mark) => `[${mark.key}]`))].join(" ");
const digitsOf = (number) => (Math.abs(number) < 0.0095 || (number * 1000) % 1 ? 4 : 3);

const digitsOfAll = (parts) => Math.max(3, ...parts.map((row) => digitsOf(row.credit)));

/** Write the sum out, with as many digits as keep every part visible. */
function arithmetic(claim, parts) {
  const digits = digitsOfAll(parts);
  if (!parts.length && claim.state === "unknown") return [el("strong", {}, "Unknown")];
  if (parts.length < 2) return [el("strong", {}, fixed(claim.score, 3))];
  const terms = parts
    .slice(0, 8)
    .map(
      ({ credit }, at) =>
        (at ? (credit < 0 ? " − " : " + ") : credit < 0 ? "−" : "") +
        fixed(Math.abs(credit), digits),
    );
  const rest = parts.slice(8).reduce((sum, row) => sum + row.credit, 0);
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
  const digits = digitsOfAll(parts);
  const rows = parts.slice(0, FIRST_SOURCES).map((row) => {
    const bar = el("span", { class: row.credit < 0 ? "bar against" : "bar" });
    bar.style.width = `${Math.max((Math.abs(row.credit) / most) * 100, 0.5)}%`;
    const sum = (row.credit < 0 ? "−" : "") + fixed(Math.abs(row.credit), digits);
    return el(
      "li",
      {},
      el("span", { class: "name", dir: "auto" }, works.get(row.reference).short),
      el("span", { class: "track", "aria-hidden": "true" }, bar),
      el("span", { class: "amount" }, sum),
    );
  });
  return parts.length > 1
    ? el("ul", { class: "bars", "aria-label": "What each source adds" }, rows)
    : null;
}

function source(row) {
  const work = works.get(row.reference);
  const kind = [
    capital(work.source),
    work.design,
    row.ocebm,
    work.participants === null ? (work.design ? "N unknown" : "") : `N = ${work.participants}`,
  ];
  const address = work.identifiers.find((each) => each.address)?.address ?? "";
  const plain = (words) => (words ? el("p", { class: "quiet", dir: "auto" }, words) : null);
  return el(
    "li",
    { class: withdrawn.has(work.id) ? "gone" : row.group ? "" : "idle" },
    el(
      "div",
      { class: "head" },
      glyph(work.family),
      opener(work.id),
      pointersOf(row) === work.short ? null : el("span", { class: "key" }, pointersOf(row)),
      address ? link(address, "Open ↗") : null,
    ),
    work.label === work.short
      ? null
      : el("p", { class: "title", dir: "auto" }, cut(work.label, 240)),
    plain(kind.filter(Boolean).join(", ")),
    directionOf(row),
    el("p", {}, row.group ? effect(row, claims.get(row.claim)) : capital(row.note)),
    row.group && row.note ? plain(capital(row.note)) : null,
    row.root && row.root !== work.id
      ? el("p", { class: "quiet" }, "Passes on the evidence of ", opener(row.root))
      : null,
    row.appraisal ? plain(`Judged: ${row.appraisal}`) : null,
    row.confirmed ? plain("Somebody has checked that it says this.") : null,
    row.marks.some((mark) => mark.scope === "paragraph")
      ? plain("Cited at the end of the paragraph, which was read to cover this sentence.")
      : null,
    tags(work),
    factsOf(work),
    why(work),
    whatIfToggle(work),
  );
}

function directionOf(row) {
  if (row.direction === "supports") return null;
  return el(
    "p",
    {},
    el(
      "strong",
      { class: row.direction === "contradicts" ? "tag against" : "tag" },
      capital(row.direction),
    ),
    row.marks[0]?.cue ? ` because of “${row.marks[0].cue}”` : "",
  );
}

function effect(row, claim) {
  const fall =
    row.rung === row.effective
      ? ""
      : `, counted as ${row.effective} because few people were studied`;
  const adds = row.credit
    ? `, ${row.credit < 0 ? "takes" : "adds"} ${fixed(Math.abs(row.credit), digitsOf(row.credit))}`
    : "";
  if (claim.before) return `Rung ${row.rung} of 9${fall}.`;
  return [`Rung ${row.rung} of 9${fall}${adds}. Without it: `, el("strong", {}, row.without), "."];
}

function wording(claim) {
  const { level, causality, modality, marks, triggers } = claim.wording;
  const from = triggers.map(([words, role]) => `“${cut(words, 60)}” (${role})`).join(", ");
  return facts([
    [
      "Question",
      claim.cue
        ? [capital(claim.kind), el("span", { class: "quiet" }, ` from “${cut(claim.cue, 80)}”`)]
        : capital(claim.kind),
    ],
    [
      "Says",
      [
        modality === "fact" ? "" : `${modality}, `,
        level,
        causality === "none" ? "" : `, ${causality}`,
        marks.length ? `, ${marks.join(", ")}` : "",
      ].join(""),
    ],
    ["Shown by", from],
  ]);
}
