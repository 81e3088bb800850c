/* What the address says: a view, and what is selected in it. `#map/claim:3f2a`, `#claim:3f2a`. */

const VIEWS = [
  ["text", "Text"],
  ["map", "Map"],
  ["table", "Table"],
];

/** Read an address; null where it is none that this page writes. */
function readAddress(hash) {
  let words = "";
  try {
    words = decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return null;
  }
  const [head, ...rest] = words.split("/");
  const named = VIEWS.some(([name]) => name === head);
  const id = (named ? rest.join("/") : words).replace(/^claim-/, "claim:");
  return { view: named ? head : "", id };
}

/** Write an address; the view that opens first needs no name. */
function writeAddress(view, id, first) {
  const words = encodeURIComponent(id ?? "")
    .replace(/%3A/g, ":")
    .replace(/%2F/g, "/");
  if (view === first) return words ? `#${words}` : "";
  return words ? `#${view}/${words}` : `#${view}`;
}
