/* The text: a document as it reads, its claims underlined, its pointers live, findings beside. */

let drawnPaper = -1;
const drawnClaims = new Map();

/** Draw a document, unless it is the one that is drawn. */
function drawText(at) {
  if (at === drawnPaper) return;
  drawnPaper = at;
  drawnClaims.clear();
  byId("text-view").replaceChildren(...(data.documents[at] ? article(at) : [nothingToRead()]));
  byId("text-view").scrollTop = 0;
  const first = byId("text-view").querySelector(".stop");
  if (first) first.tabIndex = 0;
}

const nothingToRead = () =>
  el(
    "p",
    { class: "nothing" },
    data.claims.length
      ? "The words of the documents are not in this graph; map and table hold its claims."
      : "There are no claims.",
  );

function article(at) {
  const paper = data.documents[at];
  return [el("article", {}, paragraphs(paper), listOfReferences(paper))];
}

/** Make the passages; items that follow each other are a list, rows a table. */
function paragraphs(paper) {
  const made = [];
  let open = null;
  for (const passage of paper.passages) {
    const [kind] = passage;
    const within = { item: "ul", row: "table" }[kind];
    if (!within) open = null;
    else if (open?.kind !== kind) {
      open = { kind, node: el(within === "table" ? "tbody" : within) };
      const holder =
        within === "table" ? el("div", { class: "rows" }, el("table", {}, open.node)) : open.node;
      made.push(holder);
    }
    (open ? open.node : { append: (node) => made.push(node) }).append(paragraph(passage));
  }
  return made;
}

function paragraph([kind, level, parts]) {
  const said = [...new Set(parts.map((part) => part[1]).filter((number) => number > 0))];
  const notes =
    typeof parts === "string"
      ? []
      : said.flatMap((number) => findingsOfClaim.of(data.claims[number - 1].id));
  const margin = notes.length ? marginOf(notes) : null;
  if (kind === "row")
    return el(
      "tr",
      {},
      cellsOf(parts).map((cell) => el("td", { dir: "auto" }, words(cell))),
      margin ? el("td", {}, margin) : null,
    );
  const name = { heading: `h${Math.min(level + 1, 6)}`, item: "li", paragraph: "p" }[kind];
  const inner = el(name === "li" ? "div" : name, { dir: "auto", class: "said" }, words(parts));
  return el(name === "li" ? "li" : "div", { class: "passage" }, inner, margin);
}

/** Cut the parts of a row where its cells end. */
function cellsOf(parts) {
  const cells = [[]];
  for (const part of parts) {
    const pieces = (typeof part === "string" ? part : part[0]).split("|");
    pieces.forEach((piece, at) => {
      if (at) cells.push([]);
      if (piece) cells.at(-1).push(typeof part === "string" ? piece : [piece, ...part.slice(1)]);
    });
  }
  const blank = (cell) => !cell.some((part) => (typeof part === "string" ? part : part[0]).trim());
  return cells.filter((cell, at) => !(blank(cell) && (at === 0 || at === cells.length - 1)));
}

/** Make elements of parts; the parts of one claim that follow each other are one sentence. */
function words(parts) {
  const made = [];
  let number = 0;
  for (const part of parts) {
    const mine = typeof part === "string" ? 0 : part[1];
    if (mine !== number && mine) made.push(sentence(mine));
    number = mine;
    const piece =
      typeof part === "string" || part.length === 2 ? (mine ? part[0] : part) : pointer(part);
    mine ? made.at(-1).lastChild.append(piece) : made.push(piece);
  }
  return made;
}

function sentence(number) {
  const claim = data.claims[number - 1];
  const again = drawnClaims.has(claim.id);
  const node = el("span", { class: "claim", "data-claim": number });
  drawnClaims.set(claim.id, [...(drawnClaims.get(claim.id) ?? []), node]);
  const said = el("span");
  node.append(again ? "" : mark(claim), said);
  return node;
}

/** The letter before a claim: the way to it by keys, and its state without colour. */
function mark(claim) {
  return el("a", {
    // A letter of the page says nothing about the direction of the text.
    dir: "ltr",
    class: "mark stop",
    href: writeAddress("text", claim.id, firstView),
    tabindex: "-1",
    "data-hint": claim.id,
  });
}

function pointer([text, , leads], walked = true) {
  const numbers = [...leads];
  if (!numbers.length)
    return el("span", { class: "pointer dead", title: "Leads to no source" }, text);
  const open = (number) => ({
    class: walked ? "pointer stop" : "pointer",
    href: writeAddress("text", data.references[number - 1].id, firstView),
    tabindex: walked ? "-1" : null,
    "data-hint": data.references[number - 1].id,
  });
  const keys = keysOf(text);
  const named = keys.reduce((sum, key) => sum + (key.last - key.first + 1 || 0), 0);
  if (named !== numbers.length) {
    if (numbers.length === 1) return el("a", open(numbers[0]), text);
    return el(
      "span",
      { class: "pointer" },
      text,
      numbers.map((number) => el("a", open(number), ` ${data.references[number - 1].short}`)),
    );
  }
  const made = keys.map((key) => {
    if (key.first === undefined) return key.text;
    const between = key.text.slice(
      String(key.first).length,
      key.text.length - String(key.last).length,
    );
    const mine = numbers.splice(0, key.last - key.first + 1);
    const names = mine.map((number) => data.references[number - 1].short).join(", ");
    return key.first === key.last
      ? el("a", open(mine[0]), key.text)
      : [
          el("a", open(mine[0]), String(key.first)),
          el("span", { "data-hint-words": names }, between),
          el("a", open(mine.at(-1)), String(key.last)),
        ];
  });
  return el("span", { class: "pointer" }, made.flat());
}

/** Cut a pointer into its numbers and ranges, and the signs between: "[1,3-5]". */
function keysOf(text) {
  const made = [];
  let end = 0;
  for (const match of text.matchAll(/(\d+)(?:\s*[-\u2010-\u2014\u2212]\s*(\d+))?/g)) {
    if (match.index > end) made.push({ text: text.slice(end, match.index) });
    made.push({ text: match[0], first: Number(match[1]), last: Number(match[2] ?? match[1]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) made.push({ text: text.slice(end) });
  return made;
}

/** The findings of a passage, beside it: one sign for each rule. */
function marginOf(notes) {
  const codes = new Map();
  for (const one of notes) codes.set(one.code, [...(codes.get(one.code) ?? []), one]);
  return el(
    "span",
    { class: "margin" },
    [...codes].map(([code, same]) =>
      el(
        "a",
        {
          class: `note stop severity-${same[0].severity}`,
          href: writeAddress("text", same[0].claim || same[0].references[0], firstView),
          tabindex: "-1",
          "data-hint-words": `${code}: ${same[0].message}`,
        },
        el("span", { "aria-hidden": "true" }, `${SEVERITIES[same[0].severity]} `),
        el("span", { class: "unseen" }, `${same[0].severity}: `),
        `${ruleName(same[0])}${same.length > 1 ? ` ×${same.length}` : ""}`,
      ),
    ),
  );
}

const ruleName = (finding) => capital(finding.name.replaceAll("-", " "));

const SEVERITIES = { error: "■", warning: "▲", note: "○" };

/** The list of references, from what the graph knows of its entries. */
function listOfReferences(paper) {
  const entries = data.references.flatMap((work) =>
    work.listings
      .filter((one) => !one.library && one.path === paper.id)
      .map((one) => ({ ...one, work })),
  );
  if (!entries.length) return null;
  entries.sort((a, b) => a.line - b.line || a.column - b.column);
  const rows = entries.map(entry);
  return el("section", { class: "entries", "aria-label": "References" }, el("ol", {}, rows));
}

function entry({ work, key, text }) {
  const notes = findingsOfWork.of(work.id).filter((one) => !one.claim);
  const open = {
    href: writeAddress("text", work.id, firstView),
    class: "stop",
    tabindex: "-1",
    "data-work": work.id,
  };
  return el(
    "li",
    { class: "entry" },
    el("span", { class: "key" }, key),
    el(
      "div",
      { dir: "auto" },
      glyph(work.family),
      " ",
      el("a", open, isolated(cut(text || work.label, 400))),
      work.excluded ? exclusion(work) : null,
    ),
    notes.length ? marginOf(notes) : null,
  );
}

/** Show in the text what is selected, what matches, and how certain each claim is now. */
function markText(selected, shown) {
  for (const [id, nodes] of drawnClaims) {
    const claim = claims.get(id);
    const near = citationsOfClaim.of(id).some((row) => row.reference === selected);
    for (const node of nodes) {
      const faded = shown && !shown.has(id);
      node.lastChild.className = `under-${claim.state}`;
      node.className = ["claim", id === selected && "selected", near && "near", faded && "faded"]
        .filter(Boolean)
        .join(" ");
    }
    const letter = nodes[0].querySelector(".mark");
    letter.className = `mark stop state-${claim.state}`;
    letter.textContent = signOf(claim.state).mark;
    letter.setAttribute(
      "aria-label",
      undirected(`Claim ${claim.number}, ${signOf(claim.state).label}`),
    );
    id === selected
      ? letter.setAttribute("aria-current", "true")
      : letter.removeAttribute("aria-current");
  }
  for (const node of byId("text-view").querySelectorAll("[data-work]"))
    node.closest(".entry").classList.toggle("selected", node.dataset.work === selected);
}

/** Bring a claim or an entry into view. */
function showInText(id) {
  const node =
    drawnClaims.get(id)?.[0] ??
    [...byId("text-view").querySelectorAll("[data-work]")].find(
      (each) => each.dataset.work === id,
    ) ??
    byId("text-view").querySelector(".claim.near");
  if (!node) return;
  const [box, frame] = [node.getBoundingClientRect(), byId("text-view").getBoundingClientRect()];
  // On a phone the card covers the lower part.
  const visible = Math.min(
    frame.bottom,
    document.body.classList.contains("sheet")
      ? byId("panel").getBoundingClientRect().top
      : frame.bottom,
  );
  const bottom = byId("panel").getBoundingClientRect().left > frame.left ? frame.bottom : visible;
  if (box.top < frame.top + 8 || box.bottom > bottom - 8)
    byId("text-view").scrollTop += box.top - frame.top - Math.max((bottom - frame.top) / 4, 8);
}

/** Walk with arrow keys: up and down from claim to claim, left and right from sign to sign. */
function walkText(event) {
  const here = document.activeElement;
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const step = sideways ?? { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !here.classList.contains("stop")) return;
  const stops = [
    ...byId("text-view").querySelectorAll(
      sideways || !here.classList.contains("mark") ? ".stop" : ".mark",
    ),
  ];
  const next = stops[stops.indexOf(here) + step];
  event.preventDefault();
  if (!next) return;
  here.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

const wordsOf = (parts) =>
  parts.map((part) => (typeof part === "string" ? part : part[0])).join("");

/** What a claim says as it was written, pointers and all: "but see" alone says nothing. */
const saidBy = (claim) => wordsOf(contextOf(claim)?.own ?? [claim.text]);

/** The words around a claim: those of its passage before and after it. */
function contextOf(claim) {
  const place = placeOf.get(claim.id);
  if (!place) return null;
  const parts = data.documents[place.paper].passages[place.passage][2];
  const mine = parts.map((part) => part[1] === claim.number && typeof part !== "string");
  const [first, last] = [mine.indexOf(true), mine.lastIndexOf(true)];
  return {
    before: wordsOf(parts.slice(0, first)),
    own: parts.slice(first, last + 1),
    after: parts.slice(last + 1),
  };
}
