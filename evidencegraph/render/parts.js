/* What cards and lists are made of. */

/** How many rows a list has at first. */
const SHORT_LIST = 10;

const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children);

const items = (made) =>
  el(
    "ul",
    { class: "items" },
    made.map((one) => el("li", {}, one)),
  );

/** The score of a claim; what could not be checked has none. */
const scoreOf = (claim) => (claim.state === "unknown" ? "" : fixed(claim.score, 2));

/** How a claim stands, in words. */
const standing = (claim) =>
  signOf(claim.state).label + (scoreOf(claim) ? `, score ${scoreOf(claim)}` : "");

/** Whether a label is only the beginning of its sentence. */
const isCut = (claim) => claim.label.endsWith("…");

/** Whether a label says something besides its sentence. */
const isLabelled = (claim) => !isCut(claim) && claim.label !== claim.text;

/** The label of a claim; where it is only the sentence or a part of it, that as it was written. */
const titleOf = (claim) =>
  isLabelled(claim) ? capital(claim.label) : capital(cut(saidBy(claim), 140));

/** A link to a claim or a work by its short name. */
function opener(id) {
  const words = claims.has(id) ? capital(claims.get(id).label) : works.get(id)?.short;
  return words === undefined
    ? isolated(id)
    : el("a", { class: "open", href: writeAddress("text", id, firstView) }, isolated(words));
}

function claimItem(claim, note) {
  return el(
    "a",
    { class: "item", href: writeAddress("text", claim.id, firstView) },
    badge(claim.state),
    el(
      "span",
      { class: "body" },
      el("span", { class: "words", dir: "auto" }, titleOf(claim)),
      el("span", { class: "note", dir: "auto" }, `Claim ${claim.number} · ${note}`),
    ),
    el(
      "span",
      { class: "amount" },
      el("span", { class: "unseen" }, "score "),
      scoreOf(claim) || "?",
    ),
  );
}

function workItem(work, note) {
  return el(
    "a",
    { class: "item", href: writeAddress("text", work.id, firstView) },
    glyph(work.family),
    el(
      "span",
      { class: "body" },
      el("span", { class: "words", dir: "auto" }, named(work)),
      el("span", { class: "note" }, note),
    ),
    el(
      "span",
      { class: "amount" },
      `cited ${citingOf(work)}×`,
    ),
  );
}

/** The short name before the title, unless it is how the title begins. */
function named(work) {
  const begins = work.label.startsWith(work.short.replace(/…$/, ""));
  return begins ? cut(work.label, 120) : [el("strong", {}, work.short), ` ${cut(work.label, 120)}`];
}

/** Why a work counts for nothing; that nobody could identify it is no charge against it. */
const exclusion = (work) =>
  el("span", { class: work.family === "unknown" ? "tag" : "tag against" }, work.excluded);

function facts(pairs) {
  return el(
    "dl",
    { class: "facts" },
    pairs
      .filter(([, value]) => value !== null && value !== "")
      .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", { dir: "auto" }, value))),
  );
}

/** The head of a card: what it is about, and the ways on and out. */
const cardHead = (title, ...steps) =>
  el("div", { class: "steps" }, el("h2", {}, title), copier(), ...steps, closer());

/** The address names what is selected; where a browser keeps its clipboard, it is copied there. */
const copier = () =>
  button(
    { onclick: copyAddress, "aria-label": "Copy link", title: "Copy a link to this card" },
    "Link",
  );

async function copyAddress({ target }) {
  const copied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  target.textContent = copied ? "Copied" : "See address";
  say(copied ? "Link copied" : "The browser did not let the page copy; the address is the link");
}

const closer = () =>
  button({ "aria-label": "Close (Escape)", title: "Close (Escape)", onclick: () => go(null) }, "✕");

/** A list of which the first few are shown, and all when asked. */
function longList(attributes, rows, most, what) {
  const list = el(
    "ul",
    attributes,
    rows.slice(0, most).map((make) => make()),
  );
  if (rows.length <= most) return list;
  const more = button(
    {
      class: "more",
      onclick: () => {
        more.remove();
        list.append(...rows.slice(most).map((make) => make()));
      },
    },
    `Show all ${rows.length} ${what}`,
  );
  return el("div", {}, list, more);
}

function findingsSection(findings) {
  if (!findings.length) return null;
  return section(
    `Findings (${findings.length})`,
    el(
      "ul",
      { class: "findings" },
      findings.map((one) => el("li", {}, findingWords(one))),
    ),
  );
}

function findingWords(one) {
  const fix = data.fixes[one.code];
  return [
    el(
      "span",
      { class: `tag severity-${one.severity}` },
      `${SEVERITIES[one.severity]} ${one.severity} ${one.code}`,
    ),
    el("span", { dir: "auto" }, ` ${one.message} `),
    el("code", {}, one.place),
    fix ? el("p", { class: "fix" }, el("strong", {}, "What to do: "), fix) : null,
  ];
}

/** What people judged about a claim or a work. */
function judgementsSection(id) {
  const rows = judgementsOf.of(id);
  if (!rows.length) return null;
  return section(
    `Judged by people (${rows.length})`,
    el(
      "ul",
      { class: "plain" },
      rows.map((one) =>
        el(
          "li",
          { dir: "auto" },
          el("strong", {}, capital(one.words)),
          `: ${one.reason} `,
          el("span", { class: "quiet" }, `${one.by}, ${one.date}, `),
          el("code", {}, one.place),
        ),
      ),
    ),
  );
}

/** All findings, those of one rule together, with what to do said once. */
function drawFindings(shown) {
  const rules = grouped(matchingFindings(filter, shown), (one) => [one.code]);
  const codes = [...new Set(matchingFindings(filter, shown).map((one) => one.code))];
  byId("findings").replaceChildren(
    ...(codes.length
      ? codes.map((code) => ruleSection(code, rules.of(code)))
      : [
          el(
            "p",
            { class: "nothing" },
            data.findings.length
              ? "No findings match the search and the filters."
              : "Nothing was found wrong.",
          ),
        ]),
  );
}

function ruleSection(code, found) {
  const [{ severity }] = found;
  const rows = found.map((one) => () => {
    const target = claims.has(one.claim) ? one.claim : one.references.find((id) => works.has(id));
    return el(
      "li",
      {},
      target ? el("p", { class: "about" }, opener(target)) : null,
      el("span", { dir: "auto" }, `${one.message} `),
      el("code", {}, one.place),
    );
  });
  return section(
    [
      el(
        "span",
        { class: `tag severity-${severity}` },
        `${SEVERITIES[severity]} ${severity} ${code}`,
      ),
      `${ruleName(found[0])} (${found.length})`,
    ],
    data.fixes[code]
      ? el("p", { class: "fix" }, el("strong", {}, "What to do: "), data.fixes[code])
      : null,
    longList({ class: "findings" }, rows, 20, "findings"),
  );
}
