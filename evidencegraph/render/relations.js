/* How claims stand to each other: what speaks against a claim, says the same, or is near it. */

const AGAINST = {
  contradicts: ["Contradiction", "one denies what the other says"],
  differs: ["Different results", "people or methods may differ, too"],
  strains: ["Tension", "one advises what the other doubts"],
  discords: ["Worth a look", "these two differ; are they about the same thing?"],
};
const isAgainst = (one) => one.relation in AGAINST;
const isNear = (one) => one.relation === "subject";

/** A claim in its own words, with its certainty: a link. */
function statement(claim, more = "") {
  const paper = data.documents.length > 1 ? papers.get(claim.document) : null;
  const parts = [`Claim ${claim.number}`, more, standing(claim)];
  return el(
    "a",
    { class: "item", href: writeAddress("text", claim.id, firstView) },
    badge(claim.state),
    el(
      "span",
      { class: "body" },
      el(
        "span",
        { class: "said", dir: "auto" },
        // A clause alone seldom says what "it" is.
        claim.sentence && isLabelled(claim)
          ? el("strong", {}, `${capital(claim.label)}: `)
          : null,
        cut(saidBy(claim), 240),
      ),
      el("span", { class: "note" }, parts.filter(Boolean).join(" · ")),
      paper ? el("span", { class: "note", dir: "auto" }, cut(paper.title || paper.id, 80)) : null,
    ),
  );
}

/** What kind of opposition it is, about what. */
function strainOf(one) {
  const [name, meaning] = AGAINST[one.relation];
  return el(
    "p",
    { class: "strain" },
    el("strong", { class: one.relation === "contradicts" ? "tag against" : "tag" }, name),
    one.about ? [" on ", isolated(one.about)] : "",
    el("span", { class: "quiet" }, `: ${meaning}`),
  );
}

/** The claims that speak against a claim. */
function opponents(claim) {
  const rows = linksOf.of(claim.id).filter(isAgainst);
  if (!rows.length) return null;
  return section(
    `Speaks against it (${rows.length})`,
    longList(
      { class: "pairs" },
      rows.map((one) => () => el("li", {}, strainOf(one), items([statement(otherOf(one, claim))]))),
      SHORT_LIST,
      "claims",
    ),
  );
}

/** The claims that say the same, elsewhere or once more. */
const likenesses = (claim) =>
  alike(claim, "Says the same", (one) => !isAgainst(one) && !isNear(one), likeness);

/** The claims of other documents that come nearest to a claim, whatever they say. */
const counterparts = (claim) =>
  alike(claim, "Elsewhere on the same subject", isNear, (one) => `on ${one.about}`);

function alike(claim, title, isAsked, note) {
  const rows = linksOf.of(claim.id).filter(isAsked);
  if (!rows.length) return null;
  return section(
    `${title} (${rows.length})`,
    longList(
      { class: "items" },
      rows.map((one) => () => el("li", {}, statement(otherOf(one, claim), note(one, claim)))),
      SHORT_LIST,
      "claims",
    ),
  );
}

function likeness({ relation, first, bolder }, claim) {
  if (relation === "restates") return first === claim.id ? "repeated here" : "repeats this";
  if (!bolder) return "";
  return bolder === claim.id ? "in more careful words" : "in bolder words";
}

const otherOf = ({ first, second }, claim) => claims.get(first === claim.id ? second : first);

/** The pairs that speak against each other, and claims whose own sources do. */
function disagreements(shown) {
  const pairs = data.links.filter((one) => isAgainst(one) && isShown(one, shown));
  const contested = data.claims.filter((claim) => claim.opposed && shown.has(claim.id));
  if (!pairs.length && !contested.length) return null;
  return section(
    `Contradictions and tensions (${pairs.length + contested.length})`,
    contested.length
      ? items(
          contested
            .slice(0, SHORT_LIST)
            .map((claim) => claimItem(claim, `${claim.verdict} by its own sources`)),
        )
      : null,
    pairs.length ? pairList(pairs, strainOf) : null,
  );
}

/** The pairs that say the same, one in clearly stronger words. */
function bolderElsewhere(shown) {
  const pairs = data.links.filter((one) => one.bolder && isShown(one, shown));
  if (!pairs.length) return null;
  const about = (one) => el("p", { class: "strain" }, "On ", isolated(one.about));
  return section(`Said in bolder words elsewhere (${pairs.length})`, pairList(pairs, about));
}

const isShown = (one, shown) => shown.has(one.first) || shown.has(one.second);

const pairList = (pairs, head) =>
  longList(
    { class: "pairs" },
    pairs.map((one) => () => {
      const [first, second] = [one.first, one.second].map((id) => claims.get(id));
      const boldness = (claim) => (one.bolder === claim.id ? "the bolder" : "");
      const both = [first, second].map((claim) => statement(claim, boldness(claim)));
      return el("li", {}, head(one), items(both));
    }),
    SHORT_LIST,
    "pairs",
  );
