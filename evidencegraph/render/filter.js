/* Which claims and works are meant: search and filters over the data, without any element. */

const NO_FILTER = { words: "", hidden: new Set(), only: "", family: "", code: "", paper: "" };

/* Claims of one sort: a name, words for it, and which claims are meant. */
const ONLY = [
  ["advice", "Recommendations", (claim) => claim.wording.modality !== "fact"],
  ["one-body", "On one body of evidence", (claim) => claim.bodyCount === 1],
  ["uncited", "Citing no source", (claim) => !citationsOfClaim.of(claim.id).length],
];

/** Fold case and accents, so that people need not type them. */
const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const searchable = new Map([
  ...data.claims.map((claim) => [
    claim.id,
    folded(
      [
        claim.text,
        claim.label,
        claim.section,
        claim.id,
        claim.kind,
        claim.wording.modality,
        claim.verdict,
      ].join("\n"),
    ),
  ]),
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
        ...work.listings.map((each) => each.text),
      ].join("\n"),
    ),
  ]),
]);

const isFiltered = ({ hidden, words, only, family, code, paper }) =>
  hidden.size > 0 || [words, only, family, code, paper].some(Boolean);

/** The ids of the claims and works that a filter leaves; all where it asks for nothing. */
function matching(filter) {
  if (!isFiltered(filter)) return new Set([...claims.keys(), ...works.keys()]);
  const words = folded(filter.words).split(/\s+/).filter(Boolean);
  const says = (id) => words.every((word) => searchable.get(id).includes(word));
  const kept = data.claims.filter((claim) => keepsClaim(filter, claim));
  const narrowed = isFiltered({ ...filter, words: "" });
  const near = new Set(kept.map((claim) => claim.id));
  const cited = data.references.filter((work) => {
    const citing = citationsOfWork.of(work.id);
    if (filter.family && work.family !== filter.family) return false;
    if (filter.code && findingsOfWork.of(work.id).some((one) => one.code === filter.code))
      return true;
    return !narrowed || citing.some((row) => near.has(row.claim));
  });
  return new Set([...kept, ...cited].map((row) => row.id).filter(says));
}

function keepsClaim({ hidden, only, family, code, paper }, claim) {
  const [, , isMeant] = ONLY.find(([name]) => name === only) ?? [];
  return (
    !hidden.has(claim.state) &&
    (!isMeant || isMeant(claim)) &&
    (!paper || claim.document === paper) &&
    (!code || findingsOfClaim.of(claim.id).some((one) => one.code === code)) &&
    (!family ||
      citationsOfClaim.of(claim.id).some((row) => works.get(row.reference).family === family))
  );
}

/** The findings about what a filter leaves, and those whose own words are searched for. */
function matchingFindings(filter, shown) {
  const words = folded(filter.words).split(/\s+/).filter(Boolean);
  return data.findings.filter((one) => {
    if (filter.code && one.code !== filter.code) return false;
    if (!isFiltered({ ...filter, code: "" })) return true;
    const own = folded(`${one.code} ${one.name} ${one.message} ${one.place}`);
    return (
      shown.has(one.claim) ||
      one.references.some((id) => shown.has(id)) ||
      (words.length > 0 && words.every((word) => own.includes(word)))
    );
  });
}
