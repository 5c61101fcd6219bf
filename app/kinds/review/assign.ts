/**
 * Matches findings to issues, one to one. Chooses the matching with the greatest Σ weight·credit, then the most issues,
 * then the most findings that get an issue by proof alone, because these would otherwise count as false alarms. A
 * finding can reach an issue directly (by its place and class) or through a test body of its proof, and each test body
 * counts only once across all findings. This is a maximum-value flow through
 *
 * findings (1 each) → issues (1 each), and findings → test bodies (1 each) → issues or one bonus each.
 *
 * Repeatedly adding the best path gives an exact solution. Each round adds the path with the greatest gain. This path
 * is found by Bellman–Ford, because undoing a match has a negative gain (Ahuja, Magnanti & Orlin 1993, ch. 9.7). There
 * is at most one round for each issue or bonus.
 */

/** Something that a finding can be matched to. Credits are counted in quarters, so that they are whole numbers. */
export interface Target {
  readonly issue: number;
  /** 4 · weight · credit, a positive integer. */
  readonly quarters: number;
}

export interface Body {
  readonly targets: readonly Target[];
  /** 4 · weight of the bonus if the body shows no listed issue, otherwise 0. */
  readonly bonusQuarters: number;
}

export interface Candidate {
  readonly direct: readonly Target[];
  /** Indices into the bodies. */
  readonly bodies: readonly number[];
}

export interface Given {
  /** The issue to which the finding is matched. Null if the finding gets a bonus. */
  readonly issue: number | null;
  /** The test body that earns the match. Null if the finding's place and class earn it. */
  readonly body: number | null;
}

/**
 * The factor by which each criterion outweighs the next one. This is enough, because the later criteria count findings,
 * and a review has at most 60.
 */
const UNIT = 128;
const gainOf = (quarters: number) => (quarters * UNIT + 1) * UNIT;

/**
 * Returns what each candidate gets, in the same order. Null for candidates that get nothing. Ties go to the earlier
 * candidate.
 */
export function assign(candidates: readonly Candidate[], bodies: readonly Body[], issues: number): (Given | null)[] {
  const [source, sink] = [0, 1];
  const findingAt = 2;
  const issueAt = findingAt + candidates.length;
  const bodyAt = issueAt + issues;
  const nodes = bodyAt + 2 * bodies.length;

  // Edges are stored in pairs: e and e ^ 1 are an edge and its reverse.
  const [from, to, room, gain]: number[][] = [[], [], [], []];
  const edge = (a: number, b: number, value: number) => {
    from!.push(a, b);
    to!.push(b, a);
    room!.push(1, 0);
    gain!.push(value, -value);
  };
  candidates.forEach((candidate, f) => {
    if (candidate.direct.length + candidate.bodies.length === 0) return;
    edge(source, findingAt + f, candidate.direct.length === 0 ? 1 : 0);
    for (const { issue, quarters } of candidate.direct) edge(findingAt + f, issueAt + issue, gainOf(quarters));
    for (const body of candidate.bodies) edge(findingAt + f, bodyAt + 2 * body, 0);
  });
  bodies.forEach((body, b) => {
    edge(bodyAt + 2 * b, bodyAt + 2 * b + 1, 0);
    for (const { issue, quarters } of body.targets) edge(bodyAt + 2 * b + 1, issueAt + issue, gainOf(quarters));
    if (body.bonusQuarters > 0) edge(bodyAt + 2 * b + 1, sink, gainOf(body.bonusQuarters));
  });
  for (let i = 0; i < issues; i++) edge(issueAt + i, sink, 0);

  const edges = to!.length;
  const best = new Array<number>(nodes);
  const through = new Array<number>(nodes);
  for (;;) {
    best.fill(Number.NEGATIVE_INFINITY);
    best[source] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (let e = 0; e < edges; e++) {
        if (room![e] === 0) continue;
        const reached = best[from![e]!]! + gain![e]!;
        if (reached > best[to![e]!]!) {
          best[to![e]!] = reached;
          through[to![e]!] = e;
          changed = true;
        }
      }
    }
    if (!(best[sink]! > 0)) break;
    for (let node = sink; node !== source; node = from![through[node]!]!) {
      room![through[node]!]!--;
      room![through[node]! ^ 1]!++;
    }
  }

  const next = (node: number): number | null => {
    for (let e = 0; e < edges; e += 2) if (from![e] === node && room![e] === 0) return to![e]!;
    return null;
  };
  return candidates.map((_, f) => {
    const first = next(findingAt + f);
    if (first === null) return null;
    if (first < bodyAt) return { issue: first - issueAt, body: null };
    const end = next(first + 1)!;
    return { issue: end === sink ? null : end - issueAt, body: (first - bodyAt) / 2 };
  });
}
