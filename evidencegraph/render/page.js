/* What is selected, which view is open, and the ways to change either. */

const TABS = [
  ["overview", "Overview"],
  ["details", "Details"],
  ["findings", "Findings"],
];
const readable = data.documents.findIndex((paper) => paper.passages.length);
const firstView = readable >= 0 ? "text" : data.claims.length ? "table" : "text";
const filter = { ...NO_FILTER, hidden: new Set() };

let view = firstView;
let selection = null;
let tab = "overview";
let paperAt = Math.max(readable, 0);

/** Draw again what can be seen. */
function render() {
  const shown = matching(filter);
  const faded = isFiltered(filter) ? shown : null;
  drawTabs();
  drawChoices();
  drawFilters(shown);
  for (const [name] of VIEWS) byId(`${name}-view`).hidden = name !== view;
  for (const [name] of TABS) byId(name).hidden = name !== tab;
  if (view === "text") {
    drawText(paperAt);
    markText(selection, faded);
  } else if (view === "table") drawTable(selection, shown);
  else {
    openMap();
    repaint(selection, faded);
  }
  if (tab === "overview") drawOverview(shown);
  if (tab === "findings") drawFindings(shown);
  if (tab === "details") drawDetails();
  return shown;
}

function drawTabs() {
  const make = (holder, suffix, names, chosen, choose) =>
    byId(holder).replaceChildren(
      ...names.map(([name, words]) =>
        button(
          {
            role: "tab",
            id: `to-${name}`,
            "aria-selected": String(name === chosen),
            "aria-controls": name + suffix,
            tabindex: name === chosen ? "0" : "-1",
            onclick: () => choose(name),
          },
          words,
        ),
      ),
    );
  const held = document.activeElement?.id;
  make("views", "-view", VIEWS, view, openView);
  make("tabs", "", TABS, tab, openTab);
  if (held?.startsWith("to-")) byId(held).focus();
}

/** What can be chosen for the open view: a document to read, a kind of rows. */
function drawChoices() {
  const made = [];
  if (view === "text" && data.documents.length > 1) {
    const turn = (at) => () => openPaper(at);
    const titles = data.documents.map((paper, at) => [
      String(at),
      `${at + 1}. ${paper.title || paper.id}`,
    ]);
    made.push(
      button(
        { "aria-label": "Previous document", disabled: paperAt === 0, onclick: turn(paperAt - 1) },
        "←",
      ),
      menu("Document to read", titles, String(paperAt), (at) => openPaper(Number(at))),
      button(
        {
          "aria-label": "Next document",
          disabled: paperAt === data.documents.length - 1,
          onclick: turn(paperAt + 1),
        },
        "→",
      ),
    );
  }
  if (view === "table")
    made.push(
      switcher(
        "Rows",
        [
          ["claims", "Claims"],
          ["works", "References"],
        ],
        table.kind,
        openTable,
      ),
    );
  keepFocus(byId("choices"), made);
}

/** Put new elements into a holder; the focus stays on what has the same words. */
function keepFocus(holder, made) {
  const name = (node) => node.dataset.key ?? node.getAttribute("aria-label") ?? node.textContent;
  const held = holder.contains(document.activeElement) ? name(document.activeElement) : null;
  holder.replaceChildren(...made);
  if (held)
    [...holder.querySelectorAll("button:enabled, select, input")]
      .find((node) => name(node) === held)
      ?.focus();
}

function drawDetails() {
  const card = claims.has(selection)
    ? claimCard(claims.get(selection))
    : works.has(selection)
      ? workCard(works.get(selection))
      : [
          el(
            "p",
            { class: "nothing" },
            "Select a claim or a source, in the text, on the map or in the table, to see what it rests on.",
          ),
        ];
  keepFocus(byId("details"), card);
}

function openView(name) {
  view = name;
  remember();
  show();
}

function openTab(name) {
  const again = name === tab;
  tab = name;
  document.body.classList.toggle("sheet", !(again && document.body.classList.contains("sheet")));
  render();
  byId(tab).scrollTop = 0;
}

function openPaper(at) {
  paperAt = at;
  render();
  say(undirected(data.documents[at].title));
}

function openTable(kind, order = null) {
  table.kind = kind;
  table.page = 0;
  if (order) table.order[kind] = order;
  if (view !== "table") openView("table");
  else render();
}

function openFindings(code) {
  filter.code = code;
  remember(true);
  tab = "findings";
  render();
  byId("findings").focus();
}

/** Select a claim or a work, or nothing; every view follows, and the address with them. */
function go(id) {
  if (id !== null && !exists(id)) return;
  const left = selection;
  selection = id;
  tab = id === null ? (tab === "details" ? "overview" : tab) : "details";
  remember();
  show();
  if (id === null) focusOn(left);
  else
    say(
      claims.has(id)
        ? `Claim ${claims.get(id).number}, ${signOf(claims.get(id).state).label}`
        : `Source ${undirected(works.get(id).short)}`,
    );
}

/** Write the state into the address: a step that can be gone back, or in place of the last one. */
function remember(inPlace = false) {
  const wanted = writeAddress(view, selection, firstView, writeSettings(filter, withdrawn));
  if (location.hash === wanted) return;
  const address = wanted || location.pathname + location.search;
  inPlace ? history.replaceState(null, "", address) : history.pushState(null, "", address);
}

/** The document to read for what is selected: its own, the open one, or the first that cites it. */
function paperOf(id) {
  const place = placeOf.get(id);
  if (place) return place.paper;
  const open = data.documents[paperAt]?.id;
  const isListed = works.get(id)?.listings.some((one) => one.path === open);
  const citing = citationsOfWork.of(id).flatMap((row) => placeOf.get(row.claim) ?? []);
  if (isListed || !citing.length || citing.some(({ paper }) => paper === paperAt)) return paperAt;
  return citing[0].paper;
}

/** Draw what the state says, and bring what is selected into view. */
function show() {
  paperAt = paperOf(selection);
  const before = document.activeElement;
  const held = before.getAttribute("aria-label");
  render();
  document.body.classList.toggle("sheet", selection !== null);
  if (tab === "details") byId("details").scrollTop = 0;
  if (selection !== null)
    ({ text: showInText, map: showOnMap, table: showInTable })[view](selection);
  const step = [...document.querySelectorAll(".steps button:enabled")].find(
    (each) => held && each.getAttribute("aria-label") === held,
  );
  const lost = before !== document.body && document.activeElement === document.body;
  if (lost) (step ?? byId(tab)).focus({ preventScroll: true });
}

/** Give the focus back to where a closed card was opened. */
function focusOn(id) {
  if (
    !document.activeElement ||
    document.activeElement === document.body ||
    byId("panel").contains(document.activeElement)
  ) {
    const nodes = {
      text: drawnClaims.get(id)?.[0].querySelector(".mark"),
      table: [...byId("table-view").querySelectorAll("a.row")].find(
        (row) => readAddress(new URL(row.href).hash).id === id,
      ),
    };
    (nodes[view] ?? byId(`to-${tab}`)).focus();
  }
}

/** Show what the address names; false where it names nothing here. */
function followAddress() {
  const address = readAddress(location.hash);
  if (!address || (address.id && !exists(address.id))) return false;
  view = address.view || firstView;
  const changed = (address.id || null) !== selection;
  selection = address.id || null;
  if (changed) tab = selection === null ? "overview" : "details";
  const settings = readSettings(address.settings);
  Object.assign(filter, settings.filter);
  byId("search").value = filter.words;
  withdrawOnly(settings.withdrawn);
  show();
  return true;
}

const say = (words) => {
  byId("announcer").textContent = words;
};

/** Links inside the page select; those with a key held open another window, as everywhere. */
function onClick(event) {
  const anchor = event.target.closest("a[href^='#']");
  if (anchor && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(readAddress(anchor.getAttribute("href")).id);
    return;
  }
  const sentence = event.target.closest("#text-view .claim");
  if (sentence && !anchor && getSelection().isCollapsed)
    go(data.claims[sentence.dataset.claim - 1].id);
}

function onKey(event) {
  const typing = event.target.matches("input, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "Escape") {
    if (!byId("hint").hidden) hideHint();
    else if (byId("legend").open) byId("legend").open = false;
    else if (filter.words && (event.target === byId("search") || selection === null)) {
      search("");
      remember(true);
    }
    else if (selection !== null) go(null);
  }
}

function onTabKey(event) {
  const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")];
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const next = tabs.at(to % tabs.length).id;
  byId(next).click();
  byId(next).focus();
}

/** For paper: the overview of all, and the words of the document that is read. */
function beforePrint() {
  drawOverview(matching(NO_FILTER));
  byId("on-paper").textContent =
    data.documents.length > 1
      ? `Below: document ${paperAt + 1} of ${data.documents.length}. The page prints the one that is open.`
      : "";
  drawText(paperAt);
  markText(null, null);
}

drawFrame();
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
byId("text-view").addEventListener("keydown", walkText);
byId("table-view").addEventListener("keydown", walkTable);
for (const name of ["views", "tabs"]) byId(name).addEventListener("keydown", onTabKey);
addEventListener("popstate", followAddress);
addEventListener("hashchange", followAddress);
addEventListener("beforeprint", beforePrint);
if (!followAddress()) render();
