"use strict";

/* Elements are made here and nowhere else. Words go in as text nodes, so markup in a document stays
   the words that it is. */

const SVG = "http://www.w3.org/2000/svg";
const data = unpacked(JSON.parse(document.getElementById("data").textContent));
const byId = (id) => document.getElementById(id);

/** The rows of the data whole again: what a row does not say is as usual. */
function unpacked(packed) {
  const whole = ({ usual, rows }) => rows.map((row) => ({ ...usual, ...row }));
  const [claims, references] = [whole(packed.claims), whole(packed.references)];
  const citations = whole(packed.citations).map((row) => ({
    ...row,
    claim: claims[row.claim].id,
    reference: references[row.reference].id,
  }));
  return { ...packed, claims, references, citations, findings: whole(packed.findings) };
}

/** Make an element; attributes that are null or false are left out. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== ""));
  return node;
}

/** Make a link to a work; anything but a web address becomes plain words. */
function link(address, words) {
  if (!/^https?:\/\//.test(address)) return el("span", {}, words);
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return el("a", attributes, words, el("span", { class: "unseen" }, " (opens a new tab)"));
}

const POLYGONS = {
  star: "8,1 10,6 15,6 11,9.3 12.6,15 8,11.7 3.4,15 5,9.3 1,6 6,6",
  hexagon: "4.2,1.5 11.8,1.5 15.5,8 11.8,14.5 4.2,14.5 0.5,8",
  triangle: "8,1 15.5,14.5 0.5,14.5",
  diamond: "8,0.5 15.5,8 8,15.5 0.5,8",
  triangleDown: "8,15 0.5,1.5 15.5,1.5",
};

/** Draw the shape of a family of sources, as the map does. */
function glyph(family) {
  const mark = data.legend.shapes.find((sign) => sign.name === family).mark;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-1 -1 18 18");
  svg.setAttribute("class", `glyph glyph-${family}`);
  svg.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, POLYGONS[mark] ? "polygon" : "rect");
  if (POLYGONS[mark]) outline.setAttribute("points", POLYGONS[mark]);
  else
    for (const [key, value] of [
      ["x", 1.5],
      ["y", 1.5],
      ["width", 13],
      ["height", 13],
    ])
      outline.setAttribute(key, value);
  svg.append(outline);
  if (family === "unknown") {
    const words = document.createElementNS(SVG, "text");
    for (const [key, value] of [
      ["x", 8],
      ["y", 12],
      ["text-anchor", "middle"],
    ])
      words.setAttribute(key, value);
    words.textContent = "?";
    svg.append(words);
  }
  return svg;
}

const signOf = (state) => data.legend.states.find((sign) => sign.name === state);

/** Show the letter of a claim's state on its colour. */
function badge(state) {
  const sign = signOf(state);
  return el(
    "span",
    { class: `badge state-${state}`, title: sign.label },
    el("span", { "aria-hidden": "true" }, sign.mark),
    el("span", { class: "unseen" }, `${sign.label}. `),
  );
}

const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
/** Cut long words at a word, or in it where it is very long itself. */
function cut(words, most) {
  if (words.length <= most) return words;
  const whole = words.slice(0, most).replace(/[\s,;:.]+\S*$/, "");
  return `${whole.length > most * 0.6 ? whole : words.slice(0, most - 1).trimEnd()}…`;
}
const stopped = (words) => (words.endsWith("…") ? words : `${words}.`);
const fixed = (number, digits = 3) => number.toFixed(digits);
const share = (part, whole) => (whole ? `${Math.round((100 * part) / whole)} %` : "0 %");

/** Isolate words of a document, so that their direction does not reach the words around them. */
const isolated = (words) => el("bdi", {}, words);

/** Drop marks of direction where no element can isolate them: options, names for screen readers. */
const undirected = (words) => words.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

const button = (attributes, ...children) =>
  el("button", { type: "button", ...attributes }, ...children);

/** Make a choice of one thing among few, as a row of buttons. */
function switcher(label, options, chosen, choose) {
  return el(
    "div",
    { class: "switch", role: "group", "aria-label": label },
    options.map(([value, words]) =>
      button({ "aria-pressed": String(value === chosen), onclick: () => choose(value) }, words),
    ),
  );
}

/** Make a labelled menu; options are pairs of value and words. */
function menu(label, options, chosen, choose) {
  return el(
    "select",
    { "aria-label": label, onchange: ({ target }) => choose(target.value) },
    options.map(([value, words]) =>
      el("option", { value, selected: value === chosen }, cut(undirected(words), 80)),
    ),
  );
}
