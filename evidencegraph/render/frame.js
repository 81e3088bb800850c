/* What surrounds the views: counts, search, filters, legend. */

function drawFrame() {
  const { counts } = data;
  byId("summary").textContent = [
    count(counts.claims, "claim"),
    count(counts.references, "source"),
    count(counts.citations, "citation"),
    count(counts.findings, "finding"),
  ].join(" · ");
  byId("search").addEventListener("input", ({ target }) => search(target.value));
  // Once it is typed: browsers refuse addresses that change with every key.
  byId("search").addEventListener("change", () => remember(true));
  byId("search").addEventListener("keydown", (event) => event.key === "Enter" && toNextMatch());
  byId("narrow").addEventListener("click", ({ target }) => {
    const open = document.body.classList.toggle("narrowing");
    target.setAttribute("aria-expanded", String(open));
  });
  drawLegend();
}

function search(words) {
  filter.words = byId("search").value = words;
  const shown = render();
  say(`${amounts(shown)} found`);
}

const amounts = (shown) => {
  const found = data.claims.filter((claim) => shown.has(claim.id)).length;
  return `${count(found, "claim")}, ${count(shown.size - found, "source")}`;
};

/** Select the next of what is found, after what is selected. */
function toNextMatch() {
  const found = [...claims.keys(), ...works.keys()].filter((id) => matching(filter).has(id));
  if (filter.words && found.length) go(found[(found.indexOf(selection) + 1) % found.length]);
  byId("search").focus();
}

function drawFilters(shown) {
  const every = (name) => [["", name]];
  const codes = [
    ...new Map(
      data.findings.map((one) => [one.code, `${one.code} ${one.name.replaceAll("-", " ")}`]),
    ),
  ].sort();
  const families = data.legend.shapes.filter((sign) =>
    data.references.some((work) => work.family === sign.name),
  );
  const choose = (key) => (value) => {
    filter[key] = value;
    narrowed();
  };
  const states = data.legend.states.filter(
    (sign) =>
      filter.hidden.has(sign.name) || data.claims.some((claim) => claim.state === sign.name),
  );
  const filtered = isFiltered(filter);
  byId("narrow").textContent = filtered ? `Filters: ${amounts(shown)}` : "Filters";
  keepFocus(byId("chips"), states.map(chip));
  keepFocus(
    byId("menus"),
    [
      filtered ? el("span", { class: "found" }, amounts(shown)) : null,
      filtered ? button({ onclick: clearFilters }, "Clear") : null,
      menu("Claims", [...every("Any claim"), ...ONLY], filter.only, choose("only")),
      families.length > 1
        ? menu(
            "Kind of source",
            [...every("Any source"), ...families.map((sign) => [sign.name, sign.label])],
            filter.family,
            choose("family"),
          )
        : null,
      codes.length
        ? menu("Finding", [...every("Any finding"), ...codes], filter.code, choose("code"))
        : null,
      data.documents.length > 1
        ? menu(
            "Document",
            [
              ...every("Any document"),
              ...data.documents.map((paper) => [paper.id, paper.title || paper.id]),
            ],
            filter.paper,
            choosePaper,
          )
        : null,
    ].filter(Boolean),
  );
}

function choosePaper(path) {
  filter.paper = path;
  const at = data.documents.findIndex((paper) => paper.id === path);
  if (at >= 0) paperAt = at;
  narrowed();
}

function clearFilters() {
  Object.assign(filter, NO_FILTER, { hidden: new Set() });
  byId("search").value = "";
  narrowed();
  byId("search").focus();
}

function narrowed() {
  table.page = 0;
  remember(true);
  say(amounts(render()));
}

function chip(sign) {
  const amount = data.claims.filter((claim) => claim.state === sign.name).length;
  const hidden = filter.hidden.has(sign.name);
  return button(
    {
      class: "chip",
      "aria-pressed": String(!hidden),
      title: `${sign.meaning} Click to ${hidden ? "show" : "hide"} these claims.`,
      onclick: () => {
        hidden ? filter.hidden.delete(sign.name) : filter.hidden.add(sign.name);
        narrowed();
      },
    },
    el("span", { class: `badge state-${sign.name}`, "aria-hidden": "true" }, sign.mark),
    el("span", { class: `under-${sign.name}` }, sign.label),
    el("span", { class: "amount" }, String(amount)),
  );
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
  const list = (title, rows, note) => [
    el("h2", {}, title),
    el("ul", {}, rows),
    note ? el("p", {}, note) : null,
  ];
  byId("legend").lastElementChild.append(
    ...[
      list(
        "Claims, by certainty",
        data.legend.states.map((sign) =>
          entry(
            sign,
            el("span", { class: `badge state-${sign.name}`, "aria-hidden": "true" }, sign.mark),
          ),
        ),
        "Certainty is an order by design of the evidence, not a probability of truth. In the text each level has a line of its own under the words. On the map a heavy rim says that evidence speaks against the claim too, and a claim that cites nothing is a small ring.",
      ),
      list(
        "Sources, by kind",
        families.map((sign) => entry(sign, glyph(sign.name))),
        "On the map, the more claims cite a source, the larger it is.",
      ),
      list(
        "Citations on the map",
        data.legend.lines
          .filter((sign) => lines.has(sign.name))
          .map((sign) => entry(sign, el("span", { class: `line line-${sign.mark}` }))),
        "A heavy line: without this source the claim would lose certainty.",
      ),
      list(
        "Findings",
        Object.entries(SEVERITIES).map(([name, sign]) =>
          el(
            "li",
            {},
            el("span", { class: `severity-${name} sign`, "aria-hidden": "true" }, sign),
            el("span", {}, capital(name)),
          ),
        ),
      ),
    ]
      .flat()
      .filter(Boolean),
  );
}
