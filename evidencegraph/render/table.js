/* The table: claims or references, a row each, sortable by every column, a page at a time. */

const PAGE_ROWS = 100;
const table = { kind: "claims", order: { claims: ["number", 1], works: ["load", -1] }, page: 0 };

const claimColumns = [
  { name: "number", words: "No.", of: (claim) => claim.number, numeric: true },
  {
    name: "certainty",
    words: "Certainty",
    of: (claim) => -data.legend.states.findIndex((sign) => sign.name === claim.state),
    show: (claim) => [
      badge(claim.state),
      el("span", { "aria-hidden": "true" }, ` ${signOf(claim.state).label}`),
    ],
  },
  {
    name: "score",
    words: "Score",
    of: (claim) => claim.score,
    show: scoreOf,
    numeric: true,
  },
  {
    name: "claim",
    words: "Claim",
    of: (claim) => folded(claim.label),
    show: (claim) => [
      rowLink(claim.id, titleOf(claim), isLabelled(claim)),
      isLabelled(claim)
        ? el("span", { class: "full", dir: "auto" }, cut(saidBy(claim), 200))
        : null,
    ],
    heads: true,
  },
  {
    name: "bodies",
    words: "Bodies",
    of: (claim) => claim.bodyCount,
    numeric: true,
    help: "Independent bodies of evidence",
  },
  {
    name: "citations",
    words: "Cites",
    help: "Sources cited, one for each direction",
    of: (claim) => citationsOfClaim.of(claim.id).length,
    numeric: true,
  },
  {
    name: "findings",
    words: "Findings",
    of: (claim) => findingsOfClaim.of(claim.id).length,
    show: (claim) => rulesOf(findingsOfClaim.of(claim.id)),
  },
  {
    name: "kind",
    words: "Question",
    of: (claim) => claim.kind,
    help: "The kind of question that the claim answers",
  },
  {
    name: "wording",
    words: "Wording",
    help: "How surely it is put",
    of: (claim) => claim.wording.rank,
    show: (claim) =>
      claim.wording.modality === "fact" ? claim.wording.level : claim.wording.modality,
  },
  {
    name: "document",
    words: "Doc.",
    of: (claim) => placeOfPaper.get(claim.document) ?? 0,
    show: (claim) => {
      const title = papers.get(claim.document)?.title ?? claim.document;
      const number = placeOfPaper.get(claim.document);
      return [
        el("span", { title: undirected(title) }, String(number ?? "")),
        el("span", { class: "unseen" }, " ", isolated(cut(title, 80))),
      ];
    },
    numeric: true,
    help: "The document, by its number in the text",
    hidden: () => data.documents.length < 2,
  },
];

const workColumns = [
  {
    name: "name",
    words: "Reference",
    of: (work) => folded(work.short),
    show: (work) => [
      glyph(work.family),
      " ",
      rowLink(work.id, work.short),
      el(
        "span",
        { class: "full", dir: "auto" },
        work.label === work.short ? "" : cut(work.label, 160),
      ),
    ],
    heads: true,
  },
  { name: "kind", words: "Kind", of: (work) => work.source },
  { name: "design", words: "Design", of: (work) => work.design },
  {
    name: "rung",
    words: "Rung",
    of: (work) => bestRung(work),
    show: (work) => (bestRung(work) < 0 ? "" : `${bestRung(work)}`),
    numeric: true,
    help: "The best that its design is worth for a claim that cites it, 0 to 9",
  },
  {
    name: "participants",
    words: "N",
    of: (work) => work.participants ?? -1,
    show: (work) =>
      work.participants === null ? (work.design ? "?" : "") : String(work.participants),
    numeric: true,
    help: "People studied; ? where unknown",
  },
  {
    name: "year",
    words: "Year",
    of: (work) => work.year ?? -1,
    show: (work) => (work.year === null ? "" : String(work.year)),
    numeric: true,
  },
  {
    name: "status",
    words: "Status",
    of: (work) => work.excluded || work.status,
    show: (work) => (work.excluded ? exclusion(work) : work.status),
  },
  { name: "cited", words: "Cited by", of: (work) => citingOf(work), numeric: true },
  {
    name: "load",
    words: "Carries",
    of: (work) => fallingWithout(work).length * 1e6 + citingOf(work),
    show: (work) => String(fallingWithout(work).length),
    numeric: true,
    help: "Claims that lose certainty if it goes",
  },
];

const bestRung = (work) => Math.max(-1, ...citationsOfWork.of(work.id).map((row) => row.rung));
const rowLink = (id, words, named = true) =>
  el(
    "a",
    { class: named ? "row named" : "row", href: writeAddress("table", id, firstView) },
    isolated(words),
  );
const rulesOf = (findings) => [...new Set(findings.map(ruleName))].join(", ");

/** Sort rows by a column; rows that are alike keep the order of the data. */
function sorted(rows, column, direction) {
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const keys = new Map(rows.map((row) => [row, column.of(row)]));
  return [...rows].sort((a, b) => direction * compare(keys.get(a), keys.get(b)));
}

function tableRows(shown) {
  const rows = table.kind === "claims" ? data.claims : data.references;
  const columns = columnsOf(table.kind);
  const [name, direction] = table.order[table.kind];
  const kept = rows.filter((row) => shown.has(row.id));
  return sorted(
    kept,
    columns.find((column) => column.name === name),
    direction,
  );
}

const columnsOf = (kind) =>
  (kind === "claims" ? claimColumns : workColumns).filter((column) => !column.hidden?.());

function drawTable(selected, shown) {
  if (selected !== table.selected) {
    table.selected = selected;
    if (exists(selected)) turnTo(selected, shown);
  }
  const rows = tableRows(shown);
  const last = Math.max(Math.ceil(rows.length / PAGE_ROWS) - 1, 0);
  table.page = Math.min(table.page, last);
  const from = table.page * PAGE_ROWS;
  const focused = document.activeElement?.closest?.("#table-view")
    ? (document.activeElement.getAttribute("href") ?? document.activeElement.dataset.column)
    : null;
  byId("table-view").replaceChildren(
    rows.length
      ? el(
          "table",
          { "aria-rowcount": String(rows.length + 1) },
          el("caption", { class: "unseen" }, table.kind === "claims" ? "Claims" : "References"),
          el("thead", {}, el("tr", {}, columnsOf(table.kind).map(header))),
          el(
            "tbody",
            {},
            rows.slice(from, from + PAGE_ROWS).map((row) => tableRow(row, selected)),
          ),
        )
      : el(
          "p",
          { class: "nothing" },
          `No ${table.kind === "claims" ? "claims" : "references"} match the search and the filters.`,
        ),
    last ? pager(rows.length, from, last) : "",
  );
  if (focused)
    [...byId("table-view").querySelectorAll("a.row, thead button")]
      .find((each) => (each.getAttribute("href") ?? each.dataset.column) === focused)
      ?.focus();
}

/** Turn to the page, and to the kind of rows, where something stands. */
function turnTo(id, shown) {
  table.kind = claims.has(id) ? "claims" : "works";
  const at = tableRows(shown).findIndex((row) => row.id === id);
  if (at >= 0) table.page = Math.floor(at / PAGE_ROWS);
}

function header(column) {
  const [name, direction] = table.order[table.kind];
  const order = column.name === name ? (direction > 0 ? "ascending" : "descending") : "none";
  return el(
    "th",
    { scope: "col", "aria-sort": order, class: column.numeric ? "numeric" : null },
    button(
      { title: column.help ?? null, "data-column": column.name, onclick: () => sortBy(column) },
      column.words,
      el(
        "span",
        { class: "order", "aria-hidden": "true" },
        { ascending: " ↑", descending: " ↓" }[order] ?? "",
      ),
    ),
  );
}

function sortBy(column) {
  const [name, direction] = table.order[table.kind];
  const first = column.numeric && column.name !== "number" ? -1 : 1;
  table.order[table.kind] = [column.name, column.name === name ? -direction : first];
  table.page = 0;
  render();
  say(`Sorted by ${column.words}`);
}

function tableRow(row, selected) {
  const cells = columnsOf(table.kind).map((column) => {
    const content = (column.show ?? column.of)(row);
    const attributes = {
      class: [column.numeric && "numeric", `of-${column.name}`].filter(Boolean).join(" "),
    };
    return column.heads
      ? el("th", { scope: "row", ...attributes }, content)
      : el("td", attributes, typeof content === "number" ? String(content) : content);
  });
  return el(
    "tr",
    {
      "aria-current": row.id === selected ? "true" : null,
      onclick: (event) => event.target.closest("a") || go(row.id),
    },
    cells,
  );
}

function pager(total, from, last) {
  const turn = (to) => () => {
    table.page = to;
    render();
    byId("table-view").scrollTop = 0;
    byId("table-view").focus();
  };
  return el(
    "nav",
    { class: "pager", "aria-label": "Pages of the table" },
    button({ disabled: table.page === 0, onclick: turn(table.page - 1) }, "← Previous"),
    el("span", {}, `${from + 1}–${Math.min(from + PAGE_ROWS, total)} of ${total}`),
    button({ disabled: table.page === last, onclick: turn(table.page + 1) }, "Next →"),
  );
}

/** Walk through the rows with arrow keys. */
function walkTable(event) {
  const rows = [...byId("table-view").querySelectorAll("a.row")];
  const at = rows.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined || !rows[to]) return;
  event.preventDefault();
  rows[to].focus();
}

const showInTable = () =>
  byId("table-view").querySelector("tr[aria-current]")?.scrollIntoView({ block: "nearest" });
