import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SKILL_IDS } from "~/kinds/skills";
import { isLong, isQuick } from "../../../tests/setup/runs";
import { hasPlace } from "./people-bits";
import {
  CELL_IDS,
  type CellId,
  FEWEST_PUBLISHED,
  type Ledger,
  NOTHING_PUBLISHED,
  publishAgain,
  publishedOf,
  STEPS,
  type Standing,
  totalOf,
} from "./published";

/**
 * Long: people, what happens to them, two publishers, and an attacker who compares everything ever published.
 */

const SKILLS = SKILL_IDS.slice(0, 3);
const CELLS: readonly CellId[] = [...STEPS, ...SKILLS];
const COHORTS = 3;
/** A programme contains some of the cohorts; a reader may see several programmes. */
const PROGRAMMES = [
  [0, 1, 2],
  [0, 1],
];
const PEOPLE = 100;

/** A person's achievements: 0 nothing, 1 handed in, 2 passed; and their demonstrated skills, as bits. */
interface Learner {
  reached: number;
  shown: number;
}

interface World {
  readonly learners: Map<string, Learner>;
  readonly cohorts: Set<string>[];
}

const isIn = (learner: Learner, cell: CellId): boolean => {
  if (cell === "joined") return true;
  if (cell === "handed-in") return learner.reached >= 1;
  if (cell === "passed") return learner.reached >= 2;
  return learner.reached >= 2 && ((learner.shown >> SKILLS.indexOf(cell)) & 1) === 1;
};

function standingOf({ learners, cohorts }: World, place: number): Standing {
  const people = [...cohorts[place]!];
  const none = Object.fromEntries(CELL_IDS.map((cell) => [cell, [] as string[]])) as Record<CellId, string[]>;
  for (const cell of CELLS) none[cell] = people.filter((one) => isIn(learners.get(one)!, cell));
  return { cells: none, trust: { given: new Map(), says: null } };
}

/** People with their multiplicity: someone in two cohorts is counted twice in the total of the two cohorts. */
type Published = ReadonlyMap<string, number>;

/**
 * One way of publishing figures. `publish` returns the people in each cell of each cohort, as shown at that time; null
 * if the cell is withheld.
 */
interface Publisher {
  publish(world: World): (readonly string[] | null)[][];
  /** Called when someone deletes their account. */
  forget(person: string): void;
}

const naive = (): Publisher => ({
  publish: (world) => world.cohorts.map((_cohort, place) => CELLS.map((cell) => standingOf(world, place).cells[cell])),
  forget: () => {},
});

/** Withholds small cells and complements based on current values, without remembering what it published before. */
const forgetful = (): Publisher => ({
  publish: (world) =>
    world.cohorts.map((cohort, place) =>
      CELLS.map((cell) => {
        const people = standingOf(world, place).cells[cell];
        const isApart = cell === "joined" || cohort.size - people.length >= FEWEST_PUBLISHED;
        return people.length >= FEWEST_PUBLISHED && isApart ? people : null;
      }),
    ),
  forget: () => {},
});

function ours({ knowsOthers = true } = {}): Publisher {
  const ledgers: Ledger[] = Array.from({ length: COHORTS }, () => NOTHING_PUBLISHED);
  return {
    publish(world) {
      for (const place of ledgers.keys()) {
        const elsewhere = new Set(
          ledgers.flatMap(({ people }, other) => (other === place || !knowsOthers ? [] : people)),
        );
        ledgers[place] = publishAgain(ledgers[place]!, standingOf(world, place), elsewhere);
      }
      return ledgers.map((ledger) => {
        const { published, standing, people } = ledger;
        return CELLS.map((cell) => {
          if (!standing.includes(cell)) return null;
          const bits = published.findLast((one) => one.cell === cell)!.people;
          const those = people.filter((_one, at) => hasPlace(bits, at));
          expect(publishedOf(ledger).cells[cell]).toBe(those.length);
          // The attacker treats a deleted person as the same person.
          return those.map((one) => one.replace(/^gone:/, ""));
        });
      });
    },
    forget(person) {
      for (const [place, ledger] of ledgers.entries())
        ledgers[place] = { ...ledger, people: ledger.people.map((one) => (one === person ? `gone:${one}` : one)) };
    },
  };
}

const Change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("result" as const), who: fc.nat(PEOPLE - 1), what: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("join" as const), who: fc.nat(PEOPLE - 1), to: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("leave" as const), who: fc.nat(PEOPLE - 1), from: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), who: fc.nat(PEOPLE - 1) }) },
  // Groups of people also join and leave together. Otherwise, few figures would ever change.
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("group" as const),
      who: fc.nat(PEOPLE - 1),
      size: fc.integer({ min: 2, max: 12 }),
      what: fc.constantFrom("result" as const, "join" as const, "leave" as const),
      at: fc.nat(4),
    }),
  },
);

const Life = fc.record({
  /** True if the last cohort also contains the people in the other cohorts. */
  isWide: fc.boolean(),
  start: fc.array(fc.record({ in: fc.nat(31), reached: fc.nat(2), shown: fc.nat(7) }), {
    minLength: PEOPLE,
    maxLength: PEOPLE,
  }),
  changes: fc.array(Change, { minLength: 1, maxLength: 40 }),
});
type Life = typeof Life extends fc.Arbitrary<infer T> ? T : never;

function reach(learner: Learner, what: number) {
  if (what < 2) learner.reached = Math.max(learner.reached, what + 1);
  // A skill is demonstrated, or fades.
  else Object.assign(learner, { reached: 2, shown: learner.shown ^ (1 << (what - 2)) });
}

function change(world: World, publisher: Publisher, one: Life["changes"][number]): void {
  const name = (who: number) => `p${who % PEOPLE}`;
  const of = (who: number) => world.learners.get(name(who));
  const act = (what: "result" | "join" | "leave", who: number, at: number) => {
    const learner = of(who);
    if (!learner) return;
    if (what === "result") reach(learner, at);
    if (what === "join") world.cohorts[at % COHORTS]!.add(name(who));
    if (what === "leave") world.cohorts[at % COHORTS]!.delete(name(who));
  };
  if (one.do === "result") act("result", one.who, one.what);
  if (one.do === "join") act("join", one.who, one.to);
  if (one.do === "leave") act("leave", one.who, one.from);
  if (one.do === "group") for (let at = 0; at < one.size; at++) act(one.what, one.who + at, one.at);
  if (one.do === "delete") {
    for (const cohort of world.cohorts) cohort.delete(name(one.who));
    world.learners.delete(name(one.who));
    publisher.forget(name(one.who));
  }
}

function worldOf({ start, isWide }: Life): World {
  const learners = new Map(start.map(({ reached, shown }, place) => [`p${place}`, { reached, shown }]));
  const cohorts = Array.from({ length: COHORTS }, (_, cohort) => {
    // Most people are in one cohort; a few in two.
    const isInIt = (place: number) => {
      const drawn = start[place]!.in;
      if (isWide && cohort === COHORTS - 1) return drawn > 1;
      return drawn < 30 ? drawn % COHORTS === cohort : cohort !== drawn - 30;
    };
    return new Set(start.flatMap((_one, place) => (isInIt(place) ? [`p${place}`] : [])));
  });
  return { learners, cohorts };
}

const bagOf = (lists: readonly (readonly string[])[]): Published => {
  const bag = new Map<string, number>();
  for (const one of lists.flat()) bag.set(one, (bag.get(one) ?? 0) + 1);
  return bag;
};

/** Everything that a reader ever sees, without duplicates, and the smallest cell or complement among it. */
function readAll(life: Life, publisher: Publisher): { published: Published[]; least: number } {
  const world = worldOf(life);
  const seen = new Map<string, Published>();
  let least = Number.POSITIVE_INFINITY;
  const look = () => {
    const cohorts = publisher.publish(world);
    const note = (lists: readonly (readonly string[])[]) => {
      const bag = bagOf(lists);
      seen.set(JSON.stringify([...bag].sort()), bag);
    };
    for (const cells of cohorts) {
      const [joined, handedIn] = cells;
      for (const [place, cell] of cells.entries()) {
        if (!cell) continue;
        note([cell]);
        const around = place === 0 ? [] : place === 2 ? [joined, handedIn] : [joined];
        const rests = around.flatMap((outer) => (outer ? [outer.filter((one) => !cell.includes(one)).length] : []));
        least = Math.min(least, cell.length, ...rests);
      }
    }
    for (const programme of PROGRAMMES)
      for (const place of CELLS.keys()) {
        const shown = programme.flatMap((cohort) => [cohorts[cohort]![place]].flatMap((cell) => (cell ? [cell] : [])));
        if (shown.length > 0) note(shown);
      }
  };
  look();
  for (const one of life.changes) {
    change(world, publisher, one);
    look();
  }
  return { published: [...seen.values()], least };
}

/** How many people are in b and not in a, if b contains all of a; otherwise null. */
function between(a: Published, b: Published): number | null {
  for (const [one, count] of a) if ((b.get(one) ?? 0) < count) return null;
  return [...b].filter(([one, count]) => count > (a.get(one) ?? 0)).length;
}

/** The smallest non-zero difference between two published sets, one of which contains the other. */
function leastBetween(published: readonly Published[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const a of published)
    for (const b of published) {
      const people = a.size > b.size + FEWEST_PUBLISHED ? null : between(a, b);
      if (people !== null && people > 0) least = Math.min(least, people);
    }
  return least;
}

const tellsOfNobody = (publisher: () => Publisher) =>
  fc.property(Life, (life) => {
    const { published, least } = readAll(life, publisher());
    expect(least).toBeGreaterThanOrEqual(FEWEST_PUBLISHED);
    expect(leastBetween(published)).toBeGreaterThanOrEqual(FEWEST_PUBLISHED);
  });

describe("published figures", () => {
  it("have no cell, complement or difference of one to four people, over tables, totals and days", () => {
    fc.assert(
      tellsOfNobody(() => ours()),
      { numRuns: isLong ? 5_000 : isQuick ? 60 : 300 },
    );
  }, 600_000);

  it.skipIf(isQuick)("still show something, and keep changing", () => {
    const lives = fc.sample(Life, { numRuns: 100, seed: 20261121 });
    const countOf = (some: readonly Life[]) =>
      some.reduce((sum, life) => sum + readAll(life, ours()).published.length, 0);
    const first = countOf(lives.map((life) => ({ ...life, changes: [] })));
    expect(first / lives.length).toBeGreaterThan(10);
    expect(countOf(lives) / lives.length).toBeGreaterThan(15);
  });

  it.skipIf(isQuick).each([
    ["that publishes cells as they are", naive],
    ["that withholds only the cells that are small at the moment", forgetful],
    ["that treats each cohort separately", () => ours({ knowsOthers: false })],
  ])("the same test detects a publisher %s", (_what, publisher) => {
    expect(fc.check(tellsOfNobody(publisher), { numRuns: 1_000, endOnFailure: true }).failed).toBe(true);
  });
});

const standing = (joined: string[], cells: Partial<Record<CellId, string[]>> = {}): Standing => ({
  cells: { ...Object.fromEntries(CELL_IDS.map((cell) => [cell, []])), joined, ...cells } as Standing["cells"],
  trust: { given: new Map(), says: null },
});
const some = (count: number, from = 0) => Array.from({ length: count }, (_, place) => `p${from + place}`);
const publish = (moments: readonly Standing[]) => {
  let ledger = NOTHING_PUBLISHED;
  return moments.map((one) => {
    ledger = publishAgain(ledger, one, new Set());
    return publishedOf(ledger);
  });
};

describe("a cell", () => {
  it("of fewer than five, or of all but fewer than five, is withheld", () => {
    const count = (handedIn: number) => publish([standing(some(20), { "handed-in": some(handedIn) })])[0]!.cells;
    expect(count(0)).toEqual({ joined: 20 });
    expect(count(4)).toEqual({ joined: 20 });
    expect(count(5)).toEqual({ joined: 20, "handed-in": 5 });
    expect(count(15)).toEqual({ joined: 20, "handed-in": 15 });
    expect(count(16)).toEqual({ joined: 20 });
    expect(count(20)).toEqual({ joined: 20 });
    expect(publish([standing(some(4))])[0]!.cells).toEqual({});
  });

  it("stays until five of its people have changed, and is then up to date", () => {
    const at = (count: number) => standing(some(30), { passed: some(count), "handed-in": some(25) });
    const passed = publish([at(8), at(9), at(12), at(13), at(14), at(18)]).map(({ cells }) => cells.passed);
    expect(passed).toEqual([8, 8, 8, 13, 13, 18]);
  });

  it("is withheld once it includes nearly everyone, without saying how many", () => {
    const at = (count: number) => standing(some(20), { "handed-in": some(count) });
    expect(publish([at(12), at(16), at(17), at(20)]).map(({ cells }) => cells["handed-in"] ?? null)).toEqual([
      12,
      12,
      null,
      null,
    ]);
  });

  it("counts someone in two cohorts in each, and does not reveal them", () => {
    const first = publishAgain(NOTHING_PUBLISHED, standing(some(20)), new Set());
    // Everyone in the first cohort, and one more person: the two figures together would reveal that person.
    const second = publishAgain(NOTHING_PUBLISHED, standing(some(21)), new Set(first.people));
    expect(publishedOf(second).cells).toEqual({});
    const third = publishAgain(NOTHING_PUBLISHED, standing(some(25)), new Set(first.people));
    expect(publishedOf(third).cells).toEqual({ joined: 25 });
    const all = [first, second, third].map(publishedOf);
    expect(totalOf(all)).toEqual({ joined: { count: 45, of: 2 } });
  });

  it("in a large cohort changes only with one learner in a hundred", () => {
    const at = (count: number) => standing(some(1_000), { "handed-in": some(count) });
    expect(publish([at(100), at(109), at(110)]).map(({ cells }) => cells["handed-in"])).toEqual([100, 100, 110]);
  });
});

describe("trust", () => {
  const SAYS = { says: "tells", dPrime: 1.2 } as const;
  const at = (given: readonly string[], dPrime = 1.2): Standing => ({
    ...standing(some(30)),
    trust: { given: new Map(given.map((word, place) => [`p${place}`, word])), says: { says: "tells", dPrime } },
  });
  const same = (count: number, word: string) => Array.from({ length: count }, () => word);

  it("is shown from eight learners", () => {
    expect(publish([at(same(7, "5 5 3 1"))])[0]!.trust).toBeNull();
    expect(publish([at(same(8, "5 5 3 1"))])[0]!.trust).toEqual(SAYS);
  });

  it("stays until five learners have given other verdicts", () => {
    const changed = (count: number) => [...same(count, "6 5 4 1"), ...same(12 - count, "5 5 3 1")];
    const published = publish([at(changed(0)), at(changed(1), 1.3), at(changed(4), 1.4), at(changed(5), 1.5)]);
    expect(published.map(({ trust }) => trust?.dPrime)).toEqual([1.2, 1.2, 1.2, 1.5]);
  });
});
