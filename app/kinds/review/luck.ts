import { assign } from "./assign";
import { isWholePlace, type Mark, targetsAt } from "./match";
import type { IssueBits, Terrain } from "./terrain";

/** A mark's places on a ring. */
interface Standing {
  readonly ring: number;
  readonly at: readonly number[];
}

const NEUTRAL = 1;
const DECOY = 2;

/** A mark takes its changed lines; one that has none, the nearest changed one. Null where it has no lines. */
function standingOf(terrain: Terrain, mark: Mark, ringAt: ReadonlyMap<number, [number, number]>): Standing | null {
  if (isWholePlace(mark.place)) return null;
  const rows = terrain.rowsOf(mark.place);
  if (rows.length === 0) return null;
  const changed = rows.filter(terrain.isChanged);
  if (changed.length === 0) changed.push(terrain.nearestChanged(rows[0]!));
  const places = changed.map((row) => ringAt.get(row)!);
  return { ring: places[0]![0], at: places.map(([, at]) => at) };
}

/**
 * E: what as many marks placed blindly would have earned. The mean F₁ (`f1`) of the same findings, without their
 * proofs, over every offset of the rings, 0 included: at step s of n (n = the longest ring) a ring of L lines moves by
 * ⌊s·L/n⌋. A mark that wraps splits. A finding on the whole change counts as unmatched.
 * Further findings on an issue that is matched anyway are left out by the caller, because they neither earn nor cost.
 * `isCostless` tells the marks that stand elsewhere and cost nothing because they prove an issue once more: they cost
 * nothing here either.
 */
export function blindMean(
  terrain: Terrain,
  marks: readonly Mark[],
  isCostless: (mark: Mark) => boolean,
  f1: (earned: number, matched: number, falseAlarms: number) => number,
): number {
  const { rings, judged } = terrain;
  const ringAt = new Map<number, [number, number]>();
  for (const [r, ring] of rings.entries()) for (const [at, row] of ring.entries()) ringAt.set(row, [r, at]);
  const bitsOn = rings.map((ring) => ring.map((row) => terrain.issuesOnRing[row]!));
  const quietOn = rings.map((ring) =>
    ring.map((row) => (terrain.isNeutral[row] ? NEUTRAL : 0) | (terrain.isDecoy[row] ? DECOY : 0)),
  );
  const standings = marks.map((mark) => standingOf(terrain, mark, ringAt));
  const costless = marks.map(isCostless);
  const targets = targetsCache(terrain, marks);

  const steps = Math.max(0, ...rings.map((ring) => ring.length));
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    let falseAlarms = 0;
    const reaching: { readonly mark: number; readonly bits: IssueBits }[] = [];
    standings.forEach((standing, m) => {
      let [bits, anywhere, everywhere] = [0, true, NEUTRAL];
      if (standing) {
        const length = rings[standing.ring]!.length;
        const move = Math.floor((step * length) / steps);
        for (const at of standing.at) {
          const now = (at + move) % length;
          bits |= bitsOn[standing.ring]![now]!;
          const quiet = quietOn[standing.ring]![now]!;
          if (quiet === 0) anywhere = false;
          everywhere &= quiet;
        }
        if (anywhere) bits = 0;
      }
      if (bits) reaching.push({ mark: m, bits });
      else if (!costless[m] && !(standing && everywhere)) falseAlarms++;
    });
    const given = assign(
      reaching.map(({ mark, bits }) => ({ direct: targets(mark, bits), bodies: [] })),
      [],
      judged.issues.length,
    );
    let [earned, matched] = [0, 0];
    given.forEach((one, i) => {
      if (!one) return;
      matched++;
      earned += targets(reaching[i]!.mark, reaching[i]!.bits).find((t) => t.issue === one.issue)!.twice / 2;
    });
    sum += f1(earned, matched, falseAlarms);
  }
  return steps === 0 ? 0 : sum / steps;
}

/** The same few answers are asked for at each of up to 250 steps. */
function targetsCache(terrain: Terrain, marks: readonly Mark[]) {
  const known = new Map<string, ReturnType<typeof targetsAt>>();
  return (mark: number, bits: IssueBits) => {
    const name = `${marks[mark]!.class} ${bits}`;
    const found = known.get(name) ?? targetsAt(terrain.judged, bits, marks[mark]!.class);
    known.set(name, found);
    return found;
  };
}
