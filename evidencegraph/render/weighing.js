/* How strongly the bodies of evidence behind one claim support it: METHOD 4.2 to 4.6 once more, for
   one claim at a time. `evidencegraph/support` is the method; tests hold this equal to it.

   A piece is what one reference is to the claim: { work, side, group, rung, people, appraised,
   chance, ceiling }. Side is 0 for the claim and 1 against it; pieces of a group count once. */

const weighing = (() => {
  const RUNGS = 10;
  const MOST_COUNTED = 6; // More bodies at one rung change the position by less than 1/128.
  const LEVELS = ["none", "very-low", "low", "moderate", "high"];
  const STATES_OF_NONE = {
    unsupported: "unsupported",
    "no direct evidence": "indirect",
    unknown: "unknown",
  };
  const ROUNDING = 1e-12;
  const MOST_WORLDS = 1 << 16;

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const most = (numbers, none = 0) => numbers.reduce((a, b) => Math.max(a, b), none);
  const levelOf = (net) => Math.floor(net / 2);

  /** Collapse pieces into bodies, the highest rung first. */
  function bodiesOf(pieces) {
    const groups = new Map();
    for (const piece of pieces)
      groups.set(piece.group, [...(groups.get(piece.group) ?? []), piece]);
    return [...groups.values()].map(bodyOf).sort((a, b) => b.rung - a.rung);
  }

  function bodyOf(members) {
    const rung = most(members.map((piece) => piece.rung));
    const atTop = members.filter((piece) => piece.rung === rung);
    return {
      rung,
      // What the body falls back on; without it, adding a study could lower a review.
      synthesis: most(
        members.map((piece) => (piece.rung % 2 ? piece.rung : -1)),
        -1,
      ),
      appraised: members.some((piece) => piece.appraised),
      people: most(members.map((piece) => piece.people)),
      chance: 1 - atTop.reduce((failure, piece) => failure * (1 - piece.chance), 1),
      leader: atTop.reduce((best, piece) => (piece.people > best.people ? piece : best)).work,
    };
  }

  /* A world is what stands of one side: the people pooled so far from the highest rung down, the
     rung at which they reached each information size (0: not yet), and the bodies of each kind. */

  const kindOf = (body) => `${body.rung} ${body.synthesis} ${body.appraised}`;
  const nothing = ({ sizes }) => ({ people: 0, reached: sizes.map(() => 0), counts: {} });

  function joined(world, body, { sizes }) {
    const people = Math.min(world.people + body.people, most(sizes));
    const kind = kindOf(body);
    const amount = Math.min((world.counts[kind]?.amount ?? 0) + 1, MOST_COUNTED);
    return {
      people,
      reached: world.reached.map((rung, at) => rung || (people >= sizes[at] ? body.rung : 0)),
      counts: { ...world.counts, [kind]: { body, amount } },
    };
  }

  /** What a rung is worth where all people at it or above are pooled. */
  function worth(rung, reached) {
    let best = rung < 2 ? rung : 0;
    // An odd rung, a synthesis, may fall back on any rung below it, an even one on even ones.
    for (let below = 2; below <= rung; below += 1) {
      if (rung % 2 === 0 && below % 2) continue;
      const lost = reached.filter((at) => at < below).length;
      best = Math.max(best, Math.min(below, Math.max(below - 2 * lost, 2 + (below % 2))));
    }
    return best;
  }

  function effective({ rung, synthesis, appraised }, reached, precise) {
    if (precise || appraised) return rung;
    return Math.max(worth(rung, reached), synthesis < 0 ? 0 : worth(synthesis, reached));
  }

  /** What the bodies at each rung add to the position, when rungs enter from the top. */
  function gainsOf(counts) {
    const gains = new Array(RUNGS).fill(0);
    let room = 0; // What the rungs above leave to those below.
    for (let rung = RUNGS - 1; rung >= 0; rung -= 1) {
      const half = 2 ** -Math.min(counts[rung], MOST_COUNTED);
      const isTop = room === 0 && counts[rung] > 0;
      gains[rung] = isTop ? rung + 1 - half : room * (1 - half);
      room = (isTop ? half : room * half) / 2;
    }
    return gains;
  }

  /** The place of what stands on the scale of rungs, 0 or from r + 1/2 to below r + 1. */
  function positionOf(world, precise) {
    const counts = new Array(RUNGS).fill(0);
    for (const { body, amount } of Object.values(world.counts))
      counts[effective(body, world.reached, precise)] += amount;
    return gainsOf(counts).reduceRight((position, gain) => position + gain, 0);
  }

  /** What each body adds to the position of its side: the bodies at one rung share its gain. */
  function creditsOf(bodies, { reached }, precise) {
    const rungs = bodies.map((body) => effective(body, reached, precise));
    const counts = new Array(RUNGS).fill(0);
    for (const rung of rungs) counts[rung] += 1;
    const gains = gainsOf(counts);
    return rungs.map((rung) => gains[rung] / counts[rung]);
  }

  /** The works that lead the bodies, with their shares of the score, the largest first. */
  function shares([ours, theirs], worlds, precise, cost) {
    const shared = (bodies, world, factor) =>
      creditsOf(bodies, world, precise).map((credit, at) => ({
        work: bodies[at].leader,
        rung: bodies[at].rung,
        credit: (credit * factor) / 10,
      }));
    return [...shared(ours, worlds[0], 1), ...shared(theirs, worlds[1], -cost)]
      .filter(({ credit }) => credit !== 0)
      .sort(
        (a, b) => Math.abs(b.credit) - Math.abs(a.credit) || b.rung - a.rung || a.work - b.work,
      );
  }

  /** The position after contradiction: equal evidence against a claim costs one level. */
  function netOf(ours, theirs, { contradiction }) {
    if (theirs === 0) return ours;
    const kept = levelOf(theirs) < levelOf(ours) ? 2 * levelOf(ours) : 0;
    return Math.max(kept, ours - 2 * contradiction * 2 ** ((theirs - ours) / 2), 0);
  }

  /** The people who must be pooled for a body to be worth a rung; Infinity where it never is. */
  function needed(body, rung, precise, sizes) {
    if (body.rung < rung) return Infinity;
    const free = precise || body.appraised || rung <= 2 || (rung === 3 && body.synthesis >= 3);
    return free ? 0 : (sizes[Math.floor((body.rung - rung) / 2)] ?? 0);
  }

  /** The chance that a side reaches a rung, as its bodies stand or fall. */
  function chanceToReach(bodies, rung, precise, { sizes }) {
    let reached = 0;
    let paths = new Map([[0, 1]]); // The chance of having pooled so many people in vain.
    for (const body of bodies) {
      const next = new Map();
      const add = (people, chance) => next.set(people, (next.get(people) ?? 0) + chance);
      for (const [people, chance] of paths) {
        add(people, chance * (1 - body.chance));
        const pooled = Math.min(people + body.people, most(sizes));
        if (pooled >= needed(body, rung, precise, sizes)) reached += chance * body.chance;
        else add(pooled, chance * body.chance);
      }
      paths = next;
    }
    return reached;
  }

  /** The chance of each position of a side; null where there are too many worlds. */
  function positionsByChance(bodies, precise, method) {
    let worlds = new Map([["", { world: nothing(method), chance: 1 }]]);
    for (const body of bodies) {
      const next = new Map();
      const add = (world, chance) => {
        const amounts = Object.entries(world.counts).map(([kind, { amount }]) => [kind, amount]);
        const key = [world.people, world.reached, amounts].join();
        const known = next.get(key);
        known ? (known.chance += chance) : next.set(key, { world, chance });
      };
      for (const { world, chance } of worlds.values()) {
        add(world, chance * (1 - body.chance));
        add(joined(world, body, method), chance * body.chance);
      }
      if (next.size > MOST_WORLDS) return null;
      worlds = next;
    }
    const positions = new Map();
    for (const { world, chance } of worlds.values()) {
      const position = positionOf(world, precise);
      positions.set(position, (positions.get(position) ?? 0) + chance);
    }
    return [...positions];
  }

  /** The chances to reach the levels 0 to 4, against all that opposes the claim. */
  function chancesOfLevels(ours, theirs, opposing, precise, method) {
    const mine = theirs.length ? positionsByChance(ours, precise, method) : null;
    const other = theirs.length ? positionsByChance(theirs, precise, method) : null;
    if (!mine || !other)
      // Exact where nothing opposes; else never too high, since all that opposes stands.
      return LEVELS.map((_, level) => {
        let rung = 0;
        while (rung < RUNGS && levelOf(netOf(rung + 0.5, opposing, method)) < level) rung += 1;
        return chanceToReach(ours, rung, precise, method);
      });
    const chances = LEVELS.map(() => 0);
    for (const [position, chance] of mine)
      for (const [against, its] of other) {
        const level = levelOf(netOf(position, against, method));
        for (let below = 0; below <= level; below += 1) chances[below] += chance * its;
      }
    return chances;
  }

  function assuredLevel(level, chances, { assurance }) {
    let assured = level;
    while (assured > 0 && chances[assured] < assurance - ROUNDING) assured -= 1;
    return assured;
  }

  function verdictOf(level, ours, theirs, unidentified) {
    if (theirs) {
      if (levelOf(theirs) < levelOf(ours)) return "contested";
      return levelOf(theirs) === levelOf(ours) && ours ? "disputed" : "contradicted";
    }
    if (level) return "supported";
    if (unidentified) return "unknown";
    return ours ? "no direct evidence" : "unsupported";
  }

  /** What a perfect appraisal could still grant; an unidentified source may be anything. */
  function ceilingOf(level, verdict, pieces, unidentified) {
    if (unidentified) return LEVELS.length - 1;
    const best = most(pieces.filter((piece) => piece.side === 0).map((piece) => piece.ceiling));
    const opposed = verdict === "disputed" || verdict === "contradicted";
    return Math.max(level, best - (opposed ? 1 : 0));
  }

  const stateOf = (level, verdict) =>
    level ? LEVELS[level] : (STATES_OF_NONE[verdict] ?? "contradicted");

  /**
   * Weigh one claim.
   *
   * @param pieces what counts for it and against it
   * @param precise whether imprecision does not apply to the claim
   * @param unidentified whether it also cites works that nobody could identify
   * @param method { sizes, contradiction, assurance }
   */
  function support(pieces, precise, unidentified, method) {
    const sides = [0, 1].map((side) => bodiesOf(pieces.filter((piece) => piece.side === side)));
    const worlds = sides.map((bodies) =>
      bodies.reduce((world, body) => joined(world, body, method), nothing(method)),
    );
    const [ours, theirs] = sides;
    const [supporting, opposing] = worlds.map((world) => positionOf(world, precise));
    const net = netOf(supporting, opposing, method);
    const level = levelOf(net);
    const verdict = verdictOf(level, supporting, opposing, unidentified);
    const chances = level ? chancesOfLevels(ours, theirs, opposing, precise, method) : [];
    return {
      level,
      state: stateOf(level, verdict),
      verdict,
      score: net / 10,
      supporting: supporting / 10,
      opposing: opposing / 10,
      bodies: ours.length + theirs.length,
      shares: shares(sides, worlds, precise, opposing ? (supporting - net) / opposing : 0),
      assured: assuredLevel(level, chances, method),
      ceiling: ceilingOf(level, verdict, pieces, unidentified),
    };
  }

  return { support };
})();
