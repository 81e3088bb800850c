/* What the address says: a view, what is selected in it, and after a question mark what is filtered
   and withdrawn. `#map/claim:3f2a`, `#claim:3f2a?finding=EG101&without=pmid:7`. */

const VIEWS = [
  ["text", "Text"],
  ["map", "Map"],
  ["table", "Table"],
];

/** Read an address; null where it is none that this page writes. */
function readAddress(hash) {
  const [path, ...settings] = hash.replace(/^#/, "").split("?");
  let words = "";
  try {
    words = decodeURIComponent(path);
  } catch {
    return null;
  }
  const [head, ...rest] = words.split("/");
  const named = VIEWS.some(([name]) => name === head);
  const id = (named ? rest.join("/") : words).replace(/^claim-/, "claim:");
  return { view: named ? head : "", id, settings: new URLSearchParams(settings.join("?")) };
}

/** Write an address; the view that opens first needs no name, nor do settings that say nothing. */
function writeAddress(view, id, first, settings = "") {
  const words = legible(encodeURIComponent(id ?? ""));
  const path = [view === first ? "" : view, words].filter(Boolean).join("/");
  const asked = settings.toString();
  return path || asked ? `#${path}${asked && `?${legible(asked)}`}` : "";
}

const legible = (words) => words.replace(/%3A/g, ":").replace(/%2F/g, "/");

/* The settings by their names in the address. */
const SETTINGS = {
  words: "search",
  only: "claims",
  family: "source",
  code: "finding",
  paper: "document",
};

function writeSettings(filter, withdrawn) {
  const settings = new URLSearchParams();
  for (const [key, name] of Object.entries(SETTINGS))
    if (filter[key]) settings.append(name, filter[key]);
  for (const state of filter.hidden) settings.append("hide", state);
  for (const id of withdrawn) settings.append("without", id);
  return settings;
}

/** Read what is filtered and withdrawn; what names nothing on this page is left out. */
function readSettings(settings) {
  const known = {
    words: () => true,
    only: (name) => ONLY.some(([each]) => each === name),
    family: (name) => data.legend.shapes.some((sign) => sign.name === name),
    code: (name) => data.findings.some((one) => one.code === name),
    paper: (name) => papers.has(name),
  };
  const filter = Object.fromEntries(
    Object.entries(SETTINGS).map(([key, name]) => {
      const value = settings.get(name) ?? "";
      return [key, known[key](value) ? value : ""];
    }),
  );
  filter.hidden = new Set(settings.getAll("hide").filter(signOf));
  return { filter, withdrawn: settings.getAll("without").filter((id) => works.has(id)) };
}
