/* The map: vis-network draws, the places come with the page. */

const drawing = JSON.parse(byId("drawing").textContent);
const numberOf = new Map(
  [...data.claims, ...data.references].map((row, number) => [row.id, number]),
);
const idOf = [...numberOf.keys()];
const nodeOf = new Map(drawing.nodes.map((node) => [idOf[node.id], node]));
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const DASHES = { supports: false, contradicts: [9, 5], qualifies: [5, 4], mentions: [1, 4] };

let network = null;
let mapNodes = null;
let mapEdges = null;
let letters = [];
let paint = {};

/** Read a colour of the style sheet, so that page and map share one palette. */
const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function readPaint() {
  const names = ["surface", "ink", "muted", "accent", "against", "work", "work-line", "faded"];
  paint = Object.fromEntries(names.map((name) => [name, colour(name)]));
}

function groups() {
  const found = {};
  for (const { name } of data.legend.states)
    found[name] = look(
      colour(`${name}-fill`),
      colour(`${name}-line`),
      colour(`${name}-ink`),
      name === "unknown",
    );
  for (const { name } of data.legend.shapes) {
    const open = name === "unknown" || name === "unreviewed";
    found[`work-${name}`] = look(
      open ? paint.surface : paint.work,
      paint["work-line"],
      paint.ink,
      open,
    );
  }
  return found;
}

function look(background, border, ink, dashed) {
  const both = { background, border };
  return {
    color: { ...both, highlight: { background, border: paint.accent }, hover: both },
    font: { color: ink },
    shapeProperties: { borderDashes: dashed ? [4, 3] : false },
  };
}

/** Draw the map when it is first looked at; it takes longer than all else. */
function openMap() {
  if (network) return;
  if (!drawing.nodes.length) {
    byId("empty").hidden = false;
    document.querySelector(".zoom").hidden = true;
    return;
  }
  const left = idOf.length - drawing.nodes.length;
  byId("partial").hidden = !left;
  byId("partial").textContent =
    `Drawn: the weakest claims that cite, with their sources, ${drawing.nodes.length} of ${idOf.length}. The table holds all.`;
  readPaint();
  mapNodes = new vis.DataSet(
    drawing.nodes.map((node) => ({ ...node, ...dress(node.id), title: hint(node.id) })),
  );
  mapEdges = new vis.DataSet(
    drawing.edges.map((edge) => ({
      ...edge,
      id: edge.citation,
      dashes: DASHES[edge.direction],
    })),
  );
  network = new vis.Network(
    byId("canvas"),
    { nodes: mapNodes, edges: mapEdges },
    { ...drawing.options, groups: groups() },
  );
  // Text and table are the way for keys; a canvas that takes the focus would be a trap.
  network.canvas.frame.tabIndex = -1;
  network.on("click", ({ nodes }) => go(nodes.length ? idOf[nodes[0]] : null));
  network.on("beforeDrawing", drawHeadings);
  network.on("hoverNode", () => byId("canvas").classList.add("pointing"));
  network.on("blurNode", () => byId("canvas").classList.remove("pointing"));
  dark.addEventListener("change", () => {
    readPaint();
    network.setOptions({ groups: groups() });
    repaint();
  });
  network.on("afterDrawing", drawWords);
  new ResizeObserver(() => byId("canvas").clientWidth && fitMap()).observe(byId("canvas"));
  byId("closer").addEventListener("click", () => zoom(1.4));
  byId("farther").addEventListener("click", () => zoom(1 / 1.4));
  byId("whole").addEventListener("click", () => fitMap());
  fitMap();
}

/** How a node is drawn besides its colours; the words are written over it. */
function dress(number) {
  const claim = claims.get(idOf[number]);
  return {
    label: "",
    ...(claim ? { shape: "dot" } : {}),
    size: sizeOf(idOf[number]),
    borderWidth: claim?.opposed ? 4 : 1.5,
    borderWidthSelected: 4,
  };
}

/** Works grow with the claims that cite them; a claim that cites nothing is a small ring. */
const sizeOf = (id) =>
  works.has(id)
    ? Math.min(7 + 3 * Math.sqrt(citationsOfWork.of(id).length), 17)
    : citationsOfClaim.of(id).length
      ? 13
      : 7;

/** The words beside the pointer; vis-network sets strings as text, never as markup. */
function hint(number) {
  const claim = claims.get(idOf[number]);
  if (claim)
    return `${standing(claim)}\n${cut(claim.label, 240)}`;
  const work = works.get(idOf[number]);
  const kind = work.design ? `${work.source}, ${work.design}` : work.source;
  const falling = fallingWithout(work).length;
  const held = falling ? `; ${falling} would lose certainty without it` : "";
  return `${capital(kind)}\n${cut(work.label, 240)}\nCited by ${count(citingOf(work), "claim")}${held}`;
}

/** Show what is selected and its neighbours, or what matches; all else fades. */
function repaint(selected = paint.selected ?? null, shown = paint.shown ?? null) {
  if (!network) return;
  Object.assign(paint, { selected, shown });
  const near = selected === null ? null : neighbours(selected);
  const bright = (id) => (near ? near.has(id) : !shown || shown.has(id));
  const looks = groups();
  letters = drawing.nodes.map((node) => ({
    ...node,
    label: claims.has(idOf[node.id]) ? signOf(claims.get(idOf[node.id]).state).mark : node.label,
    ink: bright(idOf[node.id]) ? looks[groupOf(node)].font.color : paint.faded,
  }));
  mapNodes.update(
    drawing.nodes.map((node) => fade(node, looks[groupOf(node)], bright(idOf[node.id]))),
  );
  mapEdges.update(
    drawing.edges.map(({ citation }) =>
      edgeLook(data.citations[citation], citation, selected, bright),
    ),
  );
  network.selectNodes(nodeOf.has(selected) ? [numberOf.get(selected)] : [], false);
}

/** How a node looks now: the certainty of a claim may have changed since the page was made. */
const groupOf = (node) => claims.get(idOf[node.id])?.state ?? node.group;

function neighbours(id) {
  const rows = [...citationsOfClaim.of(id), ...citationsOfWork.of(id)];
  return new Set([id, ...rows.flatMap((row) => [row.claim, row.reference])]);
}

function fade(node, look, bright) {
  const shapeProperties = look.shapeProperties;
  if (bright)
    return { id: node.id, color: look.color, font: { color: look.font.color }, shapeProperties };
  const quiet = { background: paint.surface, border: paint.faded };
  return {
    id: node.id,
    color: { ...quiet, highlight: quiet, hover: quiet },
    font: { color: paint.faded },
  };
}

function edgeLook(citation, id, selected, bright) {
  const against = citation.direction === "contradicts";
  const mine =
    selected !== null && (citation.claim === selected || citation.reference === selected);
  const holds = isHolding(citation);
  const lit = mine || (selected === null && bright(citation.claim) && bright(citation.reference));
  const tone = against ? paint.against : mine ? paint.accent : paint["work-line"];
  const opacity = mine ? 0.9 : !lit ? 0.05 : against ? 0.9 : holds ? 0.75 : 0.25;
  const width = mine ? 2.4 : against || holds ? 2 : 1;
  return { id, width, color: { color: tone, hover: tone, highlight: tone, opacity } };
}

/** Bring a selection and its neighbours into view, unless they can be seen already. */
function showOnMap(id) {
  if (!network || !nodeOf.has(id)) return;
  const wanted = extent([...neighbours(id)].map((each) => nodeOf.get(each)).filter(Boolean));
  const { clientWidth, clientHeight } = byId("canvas");
  const seen = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: clientWidth, y: clientHeight }),
  ];
  const inside =
    seen[0].x <= wanted.left &&
    seen[0].y <= wanted.top &&
    wanted.right <= seen[1].x &&
    wanted.bottom <= seen[1].y;
  if (!inside || network.getScale() < 0.45) lookAt(wanted, true);
}

function fitMap() {
  if (!network) return;
  const ends = drawing.headings.map(({ x, y, width, level }) =>
    level === 3 ? { x, y } : { x: x + width / 2, y: y - 12, half: width / 2 },
  );
  lookAt(extent([...drawing.nodes, ...ends]), false);
}

/** The rectangle around points, with room for their shapes and words. */
function extent(points) {
  const reach = (point) => point.half ?? (point.id < data.claims.length ? 20 : 80);
  return {
    left: Math.min(...points.map((point) => point.x - reach(point))),
    right: Math.max(...points.map((point) => point.x + reach(point))),
    top: Math.min(...points.map((point) => point.y - 22)),
    bottom: Math.max(...points.map((point) => point.y + 34)),
  };
}

/** Look at a rectangle; the legend keeps its strip below. */
function lookAt({ left, right, top, bottom }, gently) {
  const { clientWidth, clientHeight } = byId("canvas");
  const [margin, strip] = [16, 44];
  const across = (clientWidth - 2 * margin) / (right - left);
  const down = (clientHeight - 2 * margin - strip) / (bottom - top);
  const scale = Math.max(Math.min(across, down, 1.25), 0.02);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + strip / 2 / scale };
  network.moveTo({
    position,
    scale,
    animation: gently && !still.matches ? { duration: 350 } : false,
  });
}

function zoom(factor) {
  network?.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4) });
}

/** Write the names of documents and sections above their claims, where they can be read. */
function drawHeadings(context) {
  const scale = network.getScale();
  for (const heading of drawing.headings) {
    const first = heading.level === 1;
    const size = Math.min(
      first ? 34 : 17,
      Math.max(first ? 17 : 12.5, (first ? 12.5 : 10) / scale),
    );
    if (size * scale < 7) continue;
    context.font = `${first ? "650" : "400"} ${size}px system-ui, sans-serif`;
    context.fillStyle = first ? paint.ink : paint.muted;
    context.textAlign = heading.level === 3 ? "center" : "left";
    context.textBaseline = "alphabetic";
    context.fillText(fitting(context, heading.text, heading.width), heading.x, heading.y);
  }
}

/** Write the letters of claims and the names of works, where they can be read and are in view. */
function drawWords(context) {
  const scale = network.getScale();
  const size = Math.min(17, Math.max(12, 9.5 / scale));
  if (size * scale < 6.5) return;
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({
    x: byId("canvas").clientWidth,
    y: byId("canvas").clientHeight,
  });
  context.textAlign = "center";
  context.strokeStyle = paint.surface;
  context.lineWidth = 4;
  context.lineJoin = "round";
  for (const { id, x, y, label, ink } of letters) {
    if (x < left - 80 || x > right + 80 || y < top - 40 || y > bottom + 40) continue;
    context.fillStyle = ink;
    const work = works.get(idOf[id]);
    const half = sizeOf(idOf[id]);
    const sign = half < 9 ? "" : work ? (work.family === "unknown" ? "?" : "") : label;
    context.font = "650 14px system-ui, sans-serif";
    context.textBaseline = "middle";
    if (sign) context.fillText(sign, x, y + 0.5);
    if (!work) continue;
    context.font = `${size}px system-ui, sans-serif`;
    context.textBaseline = "top";
    const name = fitting(context, label, 148);
    // A rim of the ground keeps the words apart from the lines below them.
    context.strokeText(name, x, y + half + 5);
    context.fillText(name, x, y + half + 5);
  }
}

/** Shorten words to a width, at a word where enough is left. */
function fitting(context, words, width) {
  if (context.measureText(words).width <= width) return words;
  let [least, most] = [0, words.length];
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (context.measureText(`${words.slice(0, middle)}…`).width <= width) least = middle;
    else most = middle - 1;
  }
  return cut(words, least + 1);
}
