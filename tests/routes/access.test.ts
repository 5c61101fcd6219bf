import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from "vitest";
import { type Door, openDoor, ROUTES } from "../access/door";
import {
  type Judge,
  judgeRow,
  nameOf,
  type Row,
  readAccess,
  readPages,
  readRows,
  requestOf,
  rowOf,
  send,
  wantedRows,
} from "../access/rows";
import { changesBetween, takeBack, takeSnapshot } from "../access/snapshot";
import { fillWorld, makePeople, PEOPLE, type World } from "../access/world";
import { passesWithout } from "../guards/beside";
import { guards } from "../guards/switches";
import { isLong, isQuick, sample } from "../setup/runs";

/**
 * Who is let in where: each row of `tests/access.json` is asked by each sort of person, over HTTP. Beside the status it
 * is seen that a reply tells no one's words to who may not know them, that what is refused changes nothing, that what
 * is done changes no row of someone else, that no stranger's page changes by what a learner does, that another site's
 * page and too large a form are refused, and that what there is not is told as what one may not see.
 */
vi.hoisted(() => {
  // Each request says where it comes from, as behind a proxy.
  process.env.TRUST_PROXY = "1";
});

const rows = readRows();
let door: Door;
let world: World;
let judge: Judge;
/** Guards that were asked for each row. */
const metBy = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  const before = await readPages(door, world, rows);
  await fillWorld(world);
  judge = { door, world, before, snapshot: takeSnapshot() };
});
afterAll(() => door?.close());

/** Asks, and takes back what it changed. */
async function answersOf(row: Row, people: readonly (typeof PEOPLE)[number][], init?: RequestInit, none = false) {
  const answers: Record<string, unknown> = {};
  for (const who of people) {
    const { address, init: own } = requestOf(row, world, who, none);
    answers[who] = (await send(door, world, who, address, init ?? own)).answer;
    if ((init ?? own).method !== "GET") takeBack(changesBetween(judge.snapshot, takeSnapshot()));
  }
  return answers;
}

it("every page, form and address is in tests/access.json, and nothing else", async () => {
  const wanted = wantedRows(door);
  const missing = wanted.filter((name) => !rows.some((row) => row.name === name));
  const now: string[] = [];
  for (const name of missing) {
    const answers = Object.values(await answersOf(rowOf(name), PEOPLE));
    now.push(`    ${JSON.stringify(name)}: ${JSON.stringify(answers).replaceAll(",", ", ")},`);
  }
  const says = [
    "Rows are missing in tests/access.json. As answered now, if what their forms need stands in tests/access/forms.ts",
    "(judge each before you paste it):",
    ...now,
  ];
  expect(missing, says.join("\n")).toEqual([]);
  expect(rows.map(nameOf).filter((name) => !wanted.includes(name))).toEqual([]);
});

it("each row says what each sort of person is answered", () => {
  expect(readAccess().people).toEqual([...PEOPLE]);
  expect(rows.filter(({ answers }) => answers.length !== PEOPLE.length).map(({ name }) => name)).toEqual([]);
});

describe("as it stands in tests/access.json", () => {
  test.each(rows.map((row) => [row.name, row] as const))("%s", async (_name, row) => {
    guards.seen.clear();
    const people = sample(PEOPLE, 2, (who) => `${row.name} ${who}`);
    expect(await judgeRow(judge, row, { people })).toEqual([]);
    metBy.set(row.name, new Set(guards.seen));
  });
});

/** Those who can do least, and who teaches here. */
const SOME = ["nobody", "learner elsewhere", "lead"] as const;
const pages = sample(
  ROUTES.map((route) => [route.pattern, route] as const),
  6,
  ([pattern]) => pattern,
);

describe("other methods", () => {
  test.each(pages)("%s: HEAD is answered as GET", async (pattern) => {
    const row = rows.find(({ name }) => name === `GET ${pattern}`)!;
    const head = await answersOf(row, SOME, { method: "HEAD" });
    expect(head).toEqual(Object.fromEntries(SOME.map((who) => [who, row.answers[PEOPLE.indexOf(who)]])));
  });

  test.each(pages)("%s: PUT, PATCH and DELETE are as an empty POST, or not allowed", async (pattern, { module }) => {
    const row = rowOf(`POST ${pattern}`);
    const body = new URLSearchParams();
    const posted = module.action ? await answersOf(row, SOME, { method: "POST", body }) : {};
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const expected = module.action ? posted : Object.fromEntries(SOME.map((who) => [who, 405]));
      expect(await answersOf(row, SOME, { method, body }), method).toEqual(expected);
    }
  });
});

test("who signs in is led back to where they wanted to go", async () => {
  const { location } = await send(door, world, "nobody", "/exercises?kind=fix");
  expect(location).toBe(`/sign-in?to=${encodeURIComponent("/exercises?kind=fix")}`);
});

/** Conditions that say once more what another one has made sure of: without them nothing changes. */
const REDUNDANT: Readonly<Record<string, string>> = {
  "app/review/queue/claims.server.ts listFirst whose: cohortId":
    "the condition names the cohorts, too; this one is for the index",
  "app/review/queue/waiting.server.ts findOldest whose: cohortId":
    "the earliest of all is wanted, and the condition names the cohorts; this one is for the index",
  "app/accounts/marks.server.ts forgetMark whose: userId":
    "names the cohorts that are held while the person is deleted; which of them hold the mark is looked up after that",
  "app/accounts/looks.server.ts listLooks whose: userId": "a look at one's work names a submission of one's own",
};

/**
 * All in the long run; in the quick run some drawn by its seed; else a fixed sample. Only with `tests/guards`'
 * switches.
 */
const SAMPLE = 10;
const FIRST = 9;

describe.runIf(guards.known.size > 0)("each guard", () => {
  const all = [...guards.known].filter((guard) => !(guard in REDUNDANT)).sort();
  it("those that are redundant are still there", () => {
    expect(Object.keys(REDUNDANT).filter((guard) => !guards.known.has(guard))).toEqual([]);
  });

  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  const fixed = all.filter((_guard, place) => place % step === FIRST % step);
  const some = isLong ? all : isQuick ? sample(all, SAMPLE) : fixed;
  afterEach(() => guards.takeAway(null));

  test.for(some)("%s: a test fails without it", async (guard, { skip }) => {
    const reached = rows.filter(({ name }) => metBy.get(name)?.has(guard));
    guards.takeAway(guard);
    for (const row of reached) if ((await judgeRow(judge, row, { first: true })).length > 0) return;
    // No door shows it: then the tests of the module itself have to, which takes another run of vitest.
    skip(isQuick, "only the tests of its module can tell: npm test -- --all");
    const { tests, passes } = await passesWithout(guard);
    const asked = reached.length > 0 ? `asked in ${reached.map(({ name }) => name).join(", ")}` : "asked in no row";
    expect(passes, `${asked}; none is answered otherwise, and these pass: ${tests.join(", ") || "no test"}`).toBe(
      false,
    );
  });
});
