/* What is selected, what is shown, and the ways to change either. */

const TABS = [
  ["selected", "Selected", null],
  ["weakest", "Weakest", weakestView],
  ["claims", "Claims", claimsView],
  ["works", "Sources", worksView],
  ["findings", "Findings", findingsView],
];
let selection = null;
let tab = "weakest";
let listTab = "weakest";
const hiddenStates = new Set();

const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = new Map([
  ...data.claims.map((claim) => [claim.id, folded(`${claim.text}\n${claim.section}\n${claim.id}`)]),
  ...data.references.map((work) => [
    work.id,
    folded(
      [
        work.short,
        work.label,
        work.container,
        work.year,
        work.source,
        work.design,
        ...work.authors,
        ...work.identifiers.map((each) => each.name),
      ].join("\n"),
    ),
  ]),
]);

/** The ids that search and filters leave; a source stays if any claim that cites it does. */
function shownIds() {
  const words = folded(byId("search").value).split(/\s+/).filter(Boolean);
  const paper = byId("document").value;
  const found = (id) => words.every((word) => searchable.get(id).includes(word));
  const filtered = data.claims.filter(
    (claim) =>
      !hiddenStates.has(claim.state) &&
      (paper === "" || claim.document === data.documents[paper].id),
  );
  const kept = new Set(filtered.map((claim) => claim.id));
  const unfiltered = filtered.length === data.claims.length;
  const near = data.references.filter(
    (work) => unfiltered || citationsOfWork.of(work.id).some((row) => kept.has(row.claim)),
  );
  return new Set([...filtered, ...near].map((row) => row.id).filter(found));
}

function visibleFindings(shown) {
  const words = folded(byId("search").value).split(/\s+/).filter(Boolean);
  const narrowed = shown.size < numberOf.size;
  return data.findings.filter((finding) => {
    const own = folded(`${finding.code} ${finding.name} ${finding.message} ${finding.place}`);
    return (
      !narrowed ||
      shown.has(finding.claim) ||
      finding.references.some((id) => shown.has(id)) ||
      (words.length > 0 && words.every((word) => own.includes(word)))
    );
  });
}

/** Draw the panel again, and fade on the map what does not match. */
function render() {
  shownItems.clear();
  const shown = shownIds();
  const amounts = {
    claims: data.claims.filter((claim) => shown.has(claim.id)).length,
    works: data.references.filter((work) => shown.has(work.id)).length,
    findings: visibleFindings(shown).length,
  };
  byId("tabs").replaceChildren(
    ...TABS.map(([name, words]) => tabButton(name, words, amounts[name])),
  );
  const view = TABS.find(([name]) => name === tab)[2];
  byId("view").setAttribute("aria-labelledby", `tab-${tab}`);
  byId("view").replaceChildren(...(view ? view(shown) : card()).filter(Boolean));
  repaint(selection, shown.size < numberOf.size ? shown : null);
  return amounts;
}

function tabButton(name, words, amount) {
  const active = name === tab;
  return el(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${name}`,
      "aria-selected": String(active),
      "aria-controls": "view",
      tabindex: active ? "0" : "-1",
      onclick: () => openTab(name),
    },
    words,
    amount === undefined ? null : el("span", { class: "amount" }, String(amount)),
  );
}

function openTab(name) {
  tab = name;
  if (name !== "selected") listTab = name;
  render();
  byId("view").scrollTop = 0;
}

function card() {
  if (claims.has(selection)) return claimCard(claims.get(selection));
  if (works.has(selection)) return workCard(works.get(selection));
  return [
    el(
      "p",
      { class: "nothing" },
      "Select a claim or a source, on the map or in a list, to see what it rests on.",
    ),
  ];
}

/** Select a claim or a work: its card opens, its neighbours stay bright, the address names it. */
function select(id, moving) {
  if (!numberOf.has(id)) return;
  const held = document.activeElement?.getAttribute("aria-label");
  selection = id;
  openTab("selected");
  if (moving) showOnMap(id);
  const wanted = `#${encodeURIComponent(id).replace(/%3A/g, ":").replace(/%2F/g, "/")}`;
  if (location.hash !== wanted) history.pushState(null, "", wanted);
  // The list is gone, and the focus with it: back to the same step, else to the card.
  const step = [...document.querySelectorAll(".steps button:enabled")].find(
    (each) => held && each.getAttribute("aria-label") === held,
  );
  if (document.activeElement === document.body)
    (step ?? byId("view")).focus({ preventScroll: true });
  if (moving && byId("panel").getBoundingClientRect().top < 0) byId("panel").scrollIntoView();
  say(
    claims.has(id)
      ? `Claim ${claims.get(id).number}, ${signOf(claims.get(id).state).label}`
      : `Source ${works.get(id).short}`,
  );
}

function deselect() {
  const last = selection;
  selection = null;
  tab = listTab;
  render();
  if (location.hash) history.pushState(null, "", location.pathname + location.search);
  const item = shownItems.get(last);
  item?.closest("details")?.setAttribute("open", "");
  (item ?? byId(`tab-${tab}`)).focus();
}

function followAddress() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // Not an address that this page writes.
  }
  if (numberOf.has(id)) select(id, true);
  else if (selection !== null) deselect();
}

const say = (words) => {
  byId("announcer").textContent = words;
};

function narrow() {
  if (tab === "selected") tab = listTab;
  const before = tab;
  let amounts = render();
  // What is searched for may be a source: show where it was found.
  const empty =
    {
      weakest: amounts.claims,
      claims: amounts.claims,
      works: amounts.works,
      findings: amounts.findings,
    }[before] === 0;
  if (empty && amounts.claims) openTab("claims");
  else if (empty && amounts.works) openTab("works");
  say(`${count(amounts.claims, "claim")}, ${count(amounts.works, "source")}`);
}

function drawHeader() {
  const { counts } = data;
  byId("summary").textContent = [
    count(counts.documents, "document"),
    count(counts.claims, "claim"),
    count(counts.references, "source"),
    count(counts.citations, "citation"),
    count(counts.findings, "finding"),
  ].join(" · ");
  byId("document").append(
    el("option", { value: "" }, "All documents"),
    ...data.documents.map((paper, at) =>
      el("option", { value: String(at) }, cut(`${paper.title} (${paper.id})`, 90)),
    ),
  );
  byId("document").hidden = data.documents.length < 2;
  const present = data.distribution.filter((row) => row.claims);
  byId("distribution").append(
    ...present.map((row) => {
      const part = el("span", { class: `state-${row.state}` });
      part.style.flexGrow = row.claims;
      return part;
    }),
  );
  byId("states").append(...present.map(stateButton));
}

function stateButton({ state, claims: amount }) {
  const sign = signOf(state);
  const button = el(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-pressed": "true",
      title: `${sign.meaning} Click to hide or show.`,
      onclick: () => {
        const hide = !hiddenStates.has(state);
        hide ? hiddenStates.add(state) : hiddenStates.delete(state);
        button.setAttribute("aria-pressed", String(!hide));
        narrow();
      },
    },
    badge(state),
    el("span", {}, sign.label),
    el("span", { class: "amount" }, String(amount)),
  );
  return button;
}

function drawLegend() {
  const entry = (sign, picture) =>
    el("li", {}, picture, el("span", {}, el("strong", {}, sign.label), ` ${sign.meaning}`));
  const present = new Set(data.references.map((work) => work.family));
  const lines = new Set(data.citations.map((citation) => citation.direction));
  const families = data.legend.shapes.filter((sign) => present.has(sign.name));
  byId("legend").firstElementChild.append(
    el(
      "span",
      { class: "strip" },
      families.map((sign) => el("span", {}, glyph(sign.name), sign.label)),
    ),
  );
  byId("legend").lastElementChild.append(
    el("h3", {}, "Claims, by certainty"),
    el(
      "ul",
      {},
      data.legend.states.map((sign) => entry(sign, badge(sign.name))),
    ),
    el(
      "p",
      {},
      "A heavy rim: evidence speaks against the claim too. Certainty is an order by design of the evidence, not a probability of truth.",
    ),
    el("h3", {}, "Sources, by kind"),
    el(
      "ul",
      {},
      families.map((sign) => entry(sign, glyph(sign.name))),
    ),
    el("p", {}, "The more claims cite a source, the larger it is."),
    el("h3", {}, "Citations"),
    el(
      "ul",
      {},
      data.legend.lines
        .filter((sign) => lines.has(sign.name))
        .map((sign) => entry(sign, el("span", { class: `line line-${sign.mark}` }))),
    ),
  );
}

function onKey(event) {
  const typing = event.target.matches("input, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "Escape") {
    if (byId("search").value && (event.target === byId("search") || selection === null)) {
      byId("search").value = "";
      narrow();
    } else if (selection !== null) deselect();
  }
}

function onTabKey(event) {
  const names = TABS.map(([name]) => name);
  const at = names.indexOf(tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  openTab(names[(to + names.length) % names.length]);
  byId(`tab-${tab}`).focus();
}

drawHeader();
drawLegend();
drawMap((id) => (id === null ? selection !== null && deselect() : select(id, false)));
byId("search").addEventListener("input", narrow);
byId("document").addEventListener("change", narrow);
byId("tabs").addEventListener("keydown", onTabKey);
document.addEventListener("keydown", onKey);
addEventListener("popstate", followAddress);
addEventListener("hashchange", followAddress);
render();
followAddress();
