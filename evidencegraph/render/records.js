/* The data of the page, and the ways through it. Ids of documents' things are keys of maps, never of
   objects or elements. */

const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
const works = new Map(data.references.map((work) => [work.id, work]));
const placeOfPaper = new Map(data.documents.map((paper, at) => [paper.id, at + 1]));
const papers = new Map(data.documents.map((paper) => [paper.id, paper]));

function grouped(rows, keysOf) {
  const groups = new Map();
  for (const row of rows)
    for (const key of keysOf(row))
      groups.has(key) ? groups.get(key).push(row) : groups.set(key, [row]);
  return { of: (key) => groups.get(key) ?? [] };
}

const citationsOfClaim = grouped(data.citations, (citation) => [citation.claim]);
const citationsOfWork = grouped(data.citations, (citation) => [citation.reference]);
const findingsOfClaim = grouped(data.findings, (finding) => [finding.claim]);
const findingsOfWork = grouped(data.findings, (finding) => finding.references);
const linksOf = grouped(data.links, (one) => [one.first, one.second]);
const judgementsOf = grouped(data.appraisals, (one) => [...one.claims, ...one.references]);
const clausesOf = grouped(
  data.claims.filter((claim) => claim.sentence),
  (claim) => [claim.sentence],
);
const rank = new Map(data.weakest.map((id, at) => [id, at]));
const exists = (id) => claims.has(id) || works.has(id);
const sourcesOf = (claim) =>
  new Set(citationsOfClaim.of(claim.id).map((row) => row.reference)).size;
const citingOf = (work) => new Set(citationsOfWork.of(work.id).map((row) => row.claim)).size;
const levelOf = (label) => data.levels.indexOf(label);

/** The claims as the documents cite, whatever is withdrawn now. */
const asRead = new Map(
  data.claims.map((claim) => [claim.id, { ...claim, bodyCount: claim.bodies.length }]),
);
for (const claim of data.claims) claim.bodyCount = claim.bodies.length;

/** Whether a claim would fall to a lower certainty without this source. */
const isHolding = (row) => levelOf(row.without) < asRead.get(row.claim).level;

/** The names of works that a page or a review of this page cites or includes. */
const passedOn = new Set(data.references.flatMap((work) => work.related.map((one) => one.target)));

/** The claims that would fall to a lower certainty without a work. */
const fallingWithout = (work) => {
  // What others pass on is weighed anew; of all other works each citation knows what it holds.
  if ([work.id, ...work.identifiers.map(({ name }) => name)].some((name) => passedOn.has(name)))
    return fallenWithout(work).map(({ claim }) => claim);
  const lower = citationsOfWork.of(work.id).filter(isHolding);
  return [...new Set(lower.map((row) => row.claim))].map((id) => claims.get(id));
};

/** Where each claim stands in the words: the place of its document and of its passage. */
const placeOf = new Map();
data.documents.forEach((paper, at) =>
  paper.passages.forEach(([, , parts], passage) => {
    for (const part of parts) {
      const claim = typeof part === "string" ? null : data.claims[part[1] - 1];
      if (claim && !placeOf.has(claim.id)) placeOf.set(claim.id, { paper: at, passage });
    }
  }),
);
