/* The lists: claims, sources, findings. Arrow keys walk through a list, Enter opens. */

const PORTION = 100;
const shownItems = new Map();

/** Make a list that one tab stop enters; very long ones grow when asked. */
function itemList(items) {
  const list = el(
    "ul",
    { class: "items" },
    items.slice(0, PORTION).map((item) => el("li", {}, item)),
  );
  list.querySelector("button")?.setAttribute("tabindex", "0");
  list.addEventListener("keydown", walk);
  list.addEventListener("focusin", ({ target }) => {
    for (const button of list.querySelectorAll("button[tabindex='0']"))
      button.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
  });
  if (items.length <= PORTION) return list;
  let shown = PORTION;
  const more = el("button", {
    type: "button",
    class: "more",
    onclick: () => {
      list.append(...items.slice(shown, shown + PORTION).map((item) => el("li", {}, item)));
      shown += PORTION;
      label();
    },
  });
  const label = () => {
    more.hidden = shown >= items.length;
    more.textContent = `Show more (${items.length - shown} left)`;
  };
  label();
  return el("div", {}, list, more);
}

function walk(event) {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || !buttons[to]) return;
  event.preventDefault();
  buttons[to].focus();
}

function item(id, ...children) {
  const open = () => id && select(id, true);
  const button = el(
    "button",
    { type: "button", class: "item", tabindex: "-1", onclick: open },
    ...children,
  );
  shownItems.set(id, button);
  return button;
}

function claimItem(claim, note) {
  return item(
    claim.id,
    badge(claim.state),
    el(
      "span",
      { class: "body" },
      el("span", { class: "words", dir: "auto" }, cut(claim.text, 280)),
      el("span", { class: "note" }, el("span", { class: "number" }, `${claim.number}`), ` ${note}`),
    ),
    el("span", { class: "amount", title: "Score" }, fixed(claim.score, 2)),
  );
}

function workItem(work) {
  const cited = citationsOfWork.of(work.id).length;
  const kind = work.design || work.source;
  const excluded = work.excluded ? `; ${work.excluded}` : "";
  return item(
    work.id,
    glyph(work.family),
    el(
      "span",
      { class: "body" },
      el("span", { class: "words", dir: "auto" }, named(work)),
      el("span", { class: "note" }, kind + excluded),
    ),
    el("span", { class: "amount", title: "Claims that cite it" }, `${cited}×`),
  );
}

/** The short name before the title, unless it is how the title begins. */
function named(work) {
  const begins = work.label.startsWith(work.short.replace(/…$/, ""));
  return begins ? cut(work.label, 200) : [el("strong", {}, work.short), ` ${cut(work.label, 200)}`];
}

function findingItem(finding) {
  const target = claims.has(finding.claim)
    ? finding.claim
    : (finding.references.find((id) => works.has(id)) ?? "");
  return item(target, el("span", { class: "body" }, findingWords(finding)));
}

const ORDERS = {
  text: ["In the order of the text", () => 0],
  weakest: ["Weakest first", (a, b) => rank.get(a.id) - rank.get(b.id)],
  strongest: ["Strongest first", (a, b) => b.score - a.score],
  cited: [
    "Most sources first",
    (a, b) => citationsOfClaim.of(b.id).length - citationsOfClaim.of(a.id).length,
  ],
};
const rank = new Map(data.weakest.map((id, at) => [id, at]));
let claimOrder = "text";

/** Worst first among the claims that promise evidence; those that do not, or that could not be
    checked, stand apart, since neither is a weak citation. */
function weakestView(shown) {
  const found = data.weakest.map((id) => claims.get(id)).filter((claim) => shown.has(claim.id));
  if (!found.length) return [nothing("claims")];
  const uncited = found.filter((claim) => !citationsOfClaim.of(claim.id).length);
  const unchecked = found.filter((claim) => claim.state === "unknown");
  const cited = found.filter(
    (claim) => claim.state !== "unknown" && citationsOfClaim.of(claim.id).length,
  );
  return [
    el(
      "p",
      { class: "quiet" },
      cited.length
        ? "Claims that cite sources, the lowest score first."
        : "No claim here cites a source that could be checked.",
    ),
    cited.length ? listOf(cited) : null,
    group(
      "could not be checked",
      unchecked,
      "Their sources could not be identified. That says nothing against them; complete the list of references to have them checked.",
      !cited.length,
    ),
    group(
      "cite no source",
      uncited,
      "Nothing is cited for them, so nothing supports them here.",
      !cited.length,
    ),
  ];
}

const listOf = (found) => itemList(found.map((claim) => claimItem(claim, claim.reason)));

/** A part of a list that opens when asked, or when a search has narrowed it. */
function group(what, found, words, opened) {
  if (!found.length) return null;
  const open = opened || byId("search").value !== "";
  return el(
    "details",
    { class: "group", open },
    el(
      "summary",
      {},
      `${count(found.length, "claim")} ${found.length === 1 ? what.replace("cite ", "cites ") : what}`,
    ),
    el("p", { class: "quiet" }, words),
    listOf(found),
  );
}

function claimsView(shown) {
  const found = data.claims.filter((claim) => shown.has(claim.id)).sort(ORDERS[claimOrder][1]);
  const choice = el(
    "select",
    { "aria-label": "Order of the claims", class: "order" },
    Object.entries(ORDERS).map(([name, [words]]) =>
      el("option", { value: name, selected: name === claimOrder }, words),
    ),
  );
  choice.addEventListener("change", () => {
    claimOrder = choice.value;
    render();
    document.querySelector(".order")?.focus();
  });
  const note = (claim) =>
    `${signOf(claim.state).label}; ${count(works_(citationsOfClaim.of(claim.id)), "source")}`;
  return found.length
    ? [choice, itemList(found.map((claim) => claimItem(claim, note(claim))))]
    : [nothing("claims")];
}

function worksView(shown) {
  const found = data.references.filter((work) => shown.has(work.id));
  found.sort((a, b) => citationsOfWork.of(b.id).length - citationsOfWork.of(a.id).length);
  return found.length ? [itemList(found.map(workItem))] : [nothing("sources")];
}

function findingsView(shown) {
  const found = visibleFindings(shown);
  return found.length ? [itemList(found.map(findingItem))] : [nothing("findings")];
}

function nothing(what) {
  const all = { claims: data.claims, sources: data.references, findings: data.findings }[what];
  const words = all.length
    ? `No ${what} match the search and the filters.`
    : what === "findings"
      ? "Nothing was found wrong."
      : `There are no ${what}.`;
  return el("p", { class: "nothing" }, words);
}
