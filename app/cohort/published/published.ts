import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { type Bits, bitsOf, countOf, isSame, minus, union } from "./people-bits";

/**
 * Figures of a cohort for readers who may not see its people: counts of learners. They are published so that no two
 * figures differ by fewer than five people, whatever cohorts, totals or days a reader compares. docs/decisions/025
 * lists the rules and what each rule prevents. Pure.
 */

/** Groups of fewer people than this are not published, nor are groups that leave out fewer people than this. */
export const FEWEST_PUBLISHED = 5;

/** Each step contains the next one, so the difference between two steps is a cell, too. */
export const STEPS = ["joined", "handed-in", "passed"] as const;
export type Step = (typeof STEPS)[number];
/** A cell: a step, or the learners who have demonstrated a skill. */
export type CellId = Step | Skill;
export const CELL_IDS: readonly CellId[] = [...STEPS, ...SKILL_IDS];

const isStep = (cell: CellId): cell is Step => (STEPS as readonly string[]).includes(cell);
/** For each step, the steps that contain it, outermost first. */
const AROUND: Readonly<Record<Step, readonly Step[]>> = {
  joined: [],
  "handed-in": ["joined"],
  passed: STEPS.slice(0, 2),
};
const aroundOf = (cell: CellId): readonly Step[] => (isStep(cell) ? AROUND[cell] : ["joined"]);

/** A cohort's trust in AI code: a word that says whether it is well placed, and d′ with one decimal. */
export interface PublishedTrust {
  readonly says: "too-much" | "too-little" | "tells" | "not-yet";
  readonly dPrime: number;
}

/** If fewer learners than this gave verdicts, nothing about trust is published. */
const FEWEST_IN_TRUST = 8;

/** A cohort's current state, with people identified by their marks. */
export interface Standing {
  readonly cells: Readonly<Record<CellId, readonly string[]>>;
  readonly trust: {
    /** For each person who gave scored verdicts, a hash of their counts. Equal hashes mean equal counts. */
    readonly given: ReadonlyMap<string, string>;
    /** Null if nothing about trust may be published. */
    readonly says: PublishedTrust | null;
  };
}

/**
 * Everything ever published about a cohort. A ledger refers to people by an index. Each person is identified only by a
 * mark.
 */
export interface Ledger {
  /** Marks, by index. */
  readonly people: readonly string[];
  /** Oldest first. A cell's last entry is current if `standing` contains the cell. */
  readonly published: readonly { readonly cell: CellId; readonly people: Bits }[];
  readonly standing: readonly CellId[];
  readonly trust: {
    /** A hash of each person's verdicts at the time, by index; "" if the person had given none. */
    readonly published: readonly { readonly given: readonly string[]; readonly says: PublishedTrust }[];
    readonly isStanding: boolean;
  };
}

export const NOTHING_PUBLISHED: Ledger = {
  people: [],
  published: [],
  standing: [],
  trust: { published: [], isStanding: false },
};

/** How many people must join or leave before a figure changes: five or, in large cohorts, one in a hundred. */
const stepFor = (learners: number) => Math.max(FEWEST_PUBLISHED, Math.ceil(learners / 100));

/**
 * Publishes a cohort's figures again. `elsewhere`: marks of people also included in other cohorts' figures. The figures
 * include these people, but the check that two figures differ by five people ignores them: when someone moves between
 * cohorts, a sum over both cohorts does not change.
 */
export function publishAgain(before: Ledger, now: Standing, elsewhere: ReadonlySet<string>): Ledger {
  const places = new Map(before.people.map((mark, place) => [mark, place]));
  for (const mark of [...now.cells.joined, ...now.trust.given.keys()])
    if (!places.has(mark)) places.set(mark, places.size);
  const people = [...places.keys()];
  const find = (marks: readonly string[]) => bitsOf(marks.map((mark) => places.get(mark)!));
  const others = find(people.filter((mark) => elsewhere.has(mark)));
  const least = stepFor(now.cells.joined.length);
  const published = [...before.published];
  const standing = new Map<CellId, Bits>();
  for (const cell of CELL_IDS) {
    const around = aroundOf(cell)
      .map((outer) => standing.get(outer))
      .filter((outer) => outer !== undefined);
    const isOpen = cell === "joined" || standing.has("joined");
    const last = published.findLast((one) => one.cell === cell)?.people ?? [];
    // Someone who is not yet published as a member of the outer cells can't be in an inner cell.
    const truth = around.reduce((rest, outer) => minus(rest, minus(rest, outer)), find(now.cells[cell]));
    const next = moved(last, { truth, all: find(now.cells[cell]), others, least });
    const isLast = isSame(next, last);
    const isEnough = countWithout(next, others) >= FEWEST_PUBLISHED;
    const isApart = around.every((outer) => countWithout(minus(outer, next), others) >= FEWEST_PUBLISHED);
    const isSafe = isLast || published.every((one) => mayBeside(one, { cell, people: next }, others));
    if (!isOpen || next.length === 0 || !(isLast || isEnough) || !isApart || !isSafe) continue;
    if (!isLast) published.push({ cell, people: next });
    standing.set(cell, next);
  }
  const trust = publishTrust(before.trust, now.trust, { people, elsewhere, least });
  return { people, published, standing: [...standing.keys()], trust };
}

/**
 * Adds the people who joined a cell since it was last published, and removes the people who left, in each case only
 * once there are enough of them.
 */
function moved(
  last: Bits,
  { truth, all, others, least }: { truth: Bits; all: Bits; others: Bits; least: number },
): Bits {
  const [came, went] = [minus(truth, last), minus(last, all)];
  const grown = countWithout(came, others) >= least ? union(last, came) : last;
  return countWithout(went, others) >= least ? minus(grown, went) : grown;
}

const countWithout = (bits: Bits, others: Bits) => countOf(minus(bits, others));

interface Cell {
  readonly cell: CellId;
  readonly people: Bits;
}

/**
 * Whether one set may be published together with another. This is allowed in three cases: the sets are equal (and not
 * described as "all of those who…"), or one of them contains at least five people who are not in the other, or each set
 * contains someone who is not in the other. In the last case, neither set contains the other, and the same is true of
 * sums that include these sets.
 */
function mayBeside(a: Cell, b: Cell, others: Bits): boolean {
  const [onlyA, onlyB] = [minus(a.people, b.people), minus(b.people, a.people)];
  if (onlyA.length === 0 && onlyB.length === 0) return a.cell === b.cell || !(isStep(a.cell) || isStep(b.cell));
  const [inA, inB] = [countWithout(onlyA, others), countWithout(onlyB, others)];
  return inA >= FEWEST_PUBLISHED || inB >= FEWEST_PUBLISHED || (inA > 0 && inB > 0);
}

function publishTrust(
  before: Ledger["trust"],
  now: Standing["trust"],
  of: { people: readonly string[]; elsewhere: ReadonlySet<string>; least: number },
): Ledger["trust"] {
  const given = of.people.map((mark) => now.given.get(mark) ?? "");
  const changedSince = (then: readonly string[]) =>
    of.people.filter((mark, place) => !of.elsewhere.has(mark) && (then[place] ?? "") !== given[place]).length;
  const last = before.published.at(-1);
  if (last && changedSince(last.given) < of.least) return before;
  const isEnough = now.given.size >= FEWEST_IN_TRUST && (last !== undefined || changedSince([]) >= FEWEST_PUBLISHED);
  const isSafe = before.published.every((one) => {
    const changed = changedSince(one.given);
    return changed === 0 || changed >= FEWEST_PUBLISHED;
  });
  if (!now.says || !isEnough || !isSafe) return { ...before, isStanding: false };
  return { published: [...before.published, { given, says: now.says }], isStanding: true };
}

/** The figures that readers see. They consist of numbers only. */
export interface Published {
  /** The current cells. A missing cell is withheld from readers. */
  readonly cells: Readonly<Partial<Record<CellId, number>>>;
  readonly trust: PublishedTrust | null;
}

export function publishedOf({ published, standing, trust }: Ledger): Published {
  const cells: Partial<Record<CellId, number>> = {};
  for (const cell of standing) cells[cell] = countOf(published.findLast((one) => one.cell === cell)!.people);
  const isShown = trust.isStanding && standing.includes("joined");
  return { cells, trust: isShown ? trust.published.at(-1)!.says : null };
}

/** For several cohorts: the sum of each current cell, and the number of cohorts in the sum. */
export function totalOf(all: readonly Published[]): Readonly<Partial<Record<CellId, { count: number; of: number }>>> {
  const totals: Partial<Record<CellId, { count: number; of: number }>> = {};
  for (const { cells } of all)
    for (const [cell, count] of Object.entries(cells) as [CellId, number][]) {
      const sum = totals[cell] ?? { count: 0, of: 0 };
      totals[cell] = { count: sum.count + count, of: sum.of + 1 };
    }
  return totals;
}
