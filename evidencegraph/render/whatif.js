/* What if references were withdrawn: every claim weighed anew, as Python's `graph.without(...)` does.

   Pure functions of the data of the page (`render/whatif.py` says what is in it). To use it:

     const withdraw = whatIf(data);          // once: some work for large pages
     const changes = withdraw(["pmid:1"]);   // ids of references; any number of them
     changes.get("claim:1")                  // undefined where nothing changes for this claim

   Each value is what the claim would be, in the words of its row in `data.claims`:
   { level, certainty, assured, ceiling: 0 to 4 and its words, state, verdict, score, supporting,
     opposing: 0 to 1, bodies: how many independent ones, opposed, credits: what each work that leads
     a body adds to the score or takes from it, [{ reference, credit }], the largest first }.
   The map holds the claims that lose a source, and those that cite a page or a review that stands
   on other ground without it, in the order of `data.claims`. Ids that name nothing are ignored. */

const whatIf = (data) => {
  const { cited, qualities, chances, kind: kindOf, kinds, ...method } = data.whatif;
  const ids = data.references.map((work) => work.id);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const ties = new Map(Object.entries(data.whatif.works).map(([n, row]) => [Number(n), row]));
  const tieOf = (work) => ties.get(work) ?? {};
  const relaying = [...ties.keys()].filter((work) => ties.get(work).cites);
  const pooling = [...ties.keys()].filter((work) => ties.get(work).synthesis);
  const [claimsOf, worksOf] = citations();
  const whole = worldWithout(new Set());

  /** Which claims cite a work and which works a claim cites, whether these count or not. */
  function citations() {
    const claims = new Map(data.claims.map(({ id }, claim) => [id, { claim, works: [] }]));
    const citing = ids.map(() => []);
    for (const row of data.citations) {
      const { claim, works } = claims.get(row.claim);
      works.push(numberOf.get(row.reference));
      citing[numberOf.get(row.reference)].push(claim);
    }
    const works = [...claims.values()].map((row) => row.works);
    return [citing, works].map((found) => ({ of: (number) => found[number] }));
  }

  /** The work that each link leads to; a name that two works share leads to the one that is here. */
  function linked(work, links, isHere) {
    const found = (links ?? []).map((link) => link.find(isHere));
    return [...new Set(found)].filter((other) => other !== undefined && other !== work);
  }

  /** What works take over from others, once some are gone. */
  function worldWithout(gone) {
    const isHere = (work) => !gone.has(work);
    const tainted = new Set(
      pooling.filter((work) =>
        linked(work, tieOf(work).includes, isHere).some((study) => tieOf(study).takenBack),
      ),
    );
    const sources = new Map(
      relaying
        .filter(isHere)
        .map((page) => [
          page,
          linked(page, tieOf(page).cites, isHere).filter((work) => !tieOf(work).excluded),
        ])
        .filter(([, works]) => works.length),
    );
    return { gone, tainted, passedOn: kinds.map((_, kind) => passedOn(kind, sources, tainted)) };
  }

  /* Best first: rung, then people, then the name of what it comes from, then its own. */
  function order(a, b) {
    const people = (b.people ?? 0) - (a.people ?? 0);
    return b.rung - a.rung || people || a.root - b.root || a.work - b.work;
  }

  /** What each page passes on to claims of a kind: the widest path, best first, as in Dijkstra. */
  function passedOn(kind, sources, tainted) {
    const digit = (rows, work) => Number(rows[tainted.has(work) ? 1 : 0][kind]);
    const readers = new Map();
    for (const [page, works] of sources)
      for (const work of works) readers.set(work, [...(readers.get(work) ?? []), page]);
    const waiting = []; // The best last.
    const put = (entry) => {
      let [low, high] = [0, waiting.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        order(waiting[middle], entry) > 0 ? (low = middle + 1) : (high = middle);
      }
      waiting.splice(low, 0, entry);
    };
    for (const work of readers.keys()) {
      if (sources.has(work)) continue;
      const { own, people, appraised } = tieOf(work);
      const judged = appraised[kind] === "1";
      put({ work, root: work, rung: digit(own, work), people, appraised: judged });
    }
    const settled = new Map();
    while (waiting.length) {
      const best = waiting.pop();
      if (settled.has(best.work)) continue;
      settled.set(best.work, best);
      for (const page of readers.get(best.work) ?? [])
        if (!settled.has(page))
          put({ ...best, work: page, rung: Math.min(tieOf(page).cap, best.rung) });
    }
    const found = new Map();
    const unseen = (page) => digit(tieOf(page).unseen, page);
    for (const page of sources.keys())
      found.set(page, settled.get(page) ?? circular(page, sources, unseen));
    return found;
  }

  /** Pages that lead only round in circles are worth what the weakest of them is worth unseen. */
  function circular(start, sources, unseen) {
    const circle = new Set([start]);
    for (const page of circle) for (const work of sources.get(page)) circle.add(work);
    const [root] = [...circle].sort((a, b) => unseen(a) - unseen(b) || a - b);
    return { root, rung: unseen(root) };
  }

  /** Whether a work bears the same in a world as in the whole one. */
  function isSame(work, kind, world) {
    const [before, after] = [whole, world].map((one) => one.passedOn[kind].get(work));
    return (
      whole.tainted.has(work) === world.tainted.has(work) &&
      ["root", "rung", "people", "appraised"].every((key) => before?.[key] === after?.[key])
    );
  }

  /** What is left behind a claim, in the order of works. */
  function piecesOf(claim, world) {
    const passed = world.passedOn[kindOf[claim]];
    const pieces = [];
    for (let at = 0; at < cited[claim].length; at += 2) {
      const work = cited[claim][at];
      if (world.gone.has(work)) continue;
      const [side, rungs, ceilings, people, appraised, chance, unknown] =
        qualities[cited[claim][at + 1]];
      const inherited = passed.get(work);
      const state = inherited ? 1 + inherited.rung : 0;
      const digit = rungs.length > 1 && world.tainted.has(work) ? state + rungs.length / 2 : state;
      pieces.push({
        work,
        side,
        inherited,
        rung: Number(rungs[digit]),
        ceiling: Number(ceilings[digit]),
        people: inherited ? (inherited.people ?? unknown) : people,
        appraised: Boolean(appraised || inherited?.appraised),
        chance: chances[chance],
      });
    }
    return pieces;
  }

  /** Number the pieces of one side so that those which count once have one number. */
  function group(pieces) {
    const parent = pieces.map((_, at) => at);
    const top = (at) => (parent[at] === at ? at : top(parent[at]));
    const join = (one, other) => {
      parent[top(one)] = top(other);
    };
    const holders = new Map();
    const tie = (at, root) => {
      if (holders.has(root)) join(at, holders.get(root));
      else holders.set(root, at);
    };
    const place = new Map();
    pieces.forEach(({ work }, at) => {
      if (place.has(work)) join(at, place.get(work));
      else place.set(work, at);
    });
    const isHere = (work) => place.has(work);
    const subsumed = new Set();
    pieces.forEach(({ work, inherited }, at) => {
      const { roots, publisher, versions, overlaps, includes } = tieOf(work);
      for (const root of roots ?? []) tie(at, root);
      if (publisher && !inherited) tie(at, publisher);
      for (const other of linked(work, versions, isHere)) join(at, place.get(other));
      for (const other of (overlaps ?? []).filter(isHere)) join(at, place.get(other));
      // A study counts with one review that includes it: it never ties two reviews together.
      for (const study of linked(work, includes, isHere)) {
        if (subsumed.has(study) || tieOf(study).review) continue;
        subsumed.add(study);
        join(at, place.get(study));
      }
    });
    pieces.forEach(({ inherited }, at) => {
      if (!inherited) return;
      const { root } = inherited;
      if (place.has(root)) join(at, place.get(root));
      else tie(at, tieOf(root).publisher || ids[root]);
    });
    pieces.forEach((piece, at) => {
      piece.group = top(at);
    });
  }

  const isCited = (claim, { gone }) => worksOf.of(claim).some((work) => !gone.has(work));

  function supportOf(claim, world) {
    const pieces = piecesOf(claim, world);
    const sides = [0, 1].map((side) => pieces.filter((piece) => piece.side === side));
    sides.forEach(group);
    const unidentified = pieces.some((piece) => piece.side < 0);
    const precise = kinds[kindOf[claim]] === 1;
    const { shares, ...found } = weighing.support(sides.flat(), precise, unidentified, method);
    const credits = shares.map(({ work, credit }) => ({ reference: ids[work], credit }));
    const certainty = data.levels[found.level];
    const opposed = found.opposing > 0;
    const state = found.state === "unsupported" && !isCited(claim, world) ? "uncited" : found.state;
    return { ...found, state, credits, certainty, opposed };
  }

  return (references) => {
    const gone = new Set(references.filter((id) => numberOf.has(id)).map((id) => numberOf.get(id)));
    const world = worldWithout(gone);
    const touched = new Set([...gone].flatMap((work) => claimsOf.of(work)));
    for (const work of new Set([...relaying, ...pooling]))
      for (const claim of claimsOf.of(work))
        if (!isSame(work, kindOf[claim], world)) touched.add(claim);
    const claims = [...touched].sort((a, b) => a - b);
    return new Map(claims.map((claim) => [data.claims[claim].id, supportOf(claim, world)]));
  };
};
