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
import { REDUNDANT } from "../guards/redundant";
import { guards } from "../guards/switches";
import { isLong, isQuick, sample } from "../setup/runs";

/**
 * Who may do what: each kind of person requests each row of `tests/access.json`, over HTTP. Besides the status, the
 * test checks these rules:
 * - A reply never shows what someone wrote to people who may not see it.
 * - A refused request changes nothing, and an accepted request changes no one else's rows.
 * - A learner's actions don't change any stranger's page.
 * - A request from another site's page, and a form that is too large, are refused.
 * - Something that doesn't exist gets the same answer as something that the person may not see.
 */
vi.hoisted(() => {
  // Each request states its client's address, as behind a proxy.
  process.env.TRUST_PROXY = "1";
});

const rows = readRows();
const patterns = [...new Set(rows.map(({ pattern }) => pattern))];
/** All rows, or in the quick run, one row for each address. */
const tried = patterns.flatMap((pattern) =>
  sample(
    rows.filter((row) => row.pattern === pattern),
    1,
    ({ name }) => name,
  ),
);
let door: Door;
let world: World;
let judge: Judge;
/** The guards that ran for each row, keyed by the row's name. */
const metBy = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  const before = await readPages(door, world, tried);
  await fillWorld(world);
  judge = { door, world, before, snapshot: takeSnapshot() };
});
afterAll(() => door?.close());

/** Sends a row's request as each person, and undoes what it changed. */
async function answersOf(row: Row, people: readonly (typeof PEOPLE)[number][], init?: RequestInit, none = false) {
  const answers: Record<string, unknown> = {};
  for (const who of people) {
    const { address, init: own } = requestOf(row, world, who, none);
    answers[who] = (await send(door, world, who, address, init ?? own)).answer;
    if ((init ?? own).method !== "GET") await takeBack(changesBetween(judge.snapshot, takeSnapshot()));
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
    "Rows are missing in tests/access.json. The answers are current if tests/access/forms.ts has what their forms need",
    "(judge each before you paste it):",
    ...now,
  ];
  expect(missing, says.join("\n")).toEqual([]);
  expect(rows.map(nameOf).filter((name) => !wanted.includes(name))).toEqual([]);
});

it("each row gives an answer for each kind of person", () => {
  expect(readAccess().people).toEqual([...PEOPLE]);
  expect(rows.filter(({ answers }) => answers.length !== PEOPLE.length).map(({ name }) => name)).toEqual([]);
});

describe("as in tests/access.json", () => {
  test.each(tried.map((row) => [row.name, row] as const))("%s", async (_name, row) => {
    guards.seen.clear();
    const people = sample(PEOPLE, 1, (who) => `${row.name} ${who}`);
    expect(await judgeRow(judge, row, { people })).toEqual([]);
    metBy.set(row.name, new Set(guards.seen));
  });
});

/** Two people with few rights, and the cohort's lead. */
const SOME = ["nobody", "learner elsewhere", "lead"] as const;
const pages = sample(
  ROUTES.map((route) => [route.pattern, route] as const),
  4,
  ([pattern]) => pattern,
);

describe("other methods", () => {
  test.each(pages)("%s: HEAD gets the same answer as GET", async (pattern) => {
    const row = rows.find(({ name }) => name === `GET ${pattern}`)!;
    const head = await answersOf(row, SOME, { method: "HEAD" });
    expect(head).toEqual(Object.fromEntries(SOME.map((who) => [who, row.answers[PEOPLE.indexOf(who)]])));
  });

  test.each(pages)("%s: PUT, PATCH and DELETE are like an empty POST, or not allowed", async (pattern, { module }) => {
    const row = rowOf(`POST ${pattern}`);
    const body = new URLSearchParams();
    const posted = module.action ? await answersOf(row, SOME, { method: "POST", body }) : {};
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const expected = module.action ? posted : Object.fromEntries(SOME.map((who) => [who, 405]));
      expect(await answersOf(row, SOME, { method, body }), method).toEqual(expected);
    }
  });
});

test("people who sign in return to where they wanted to go", async () => {
  const { location } = await send(door, world, "nobody", "/exercises?kind=fix");
  expect(location).toBe(`/sign-in?to=${encodeURIComponent("/exercises?kind=fix")}`);
});

/**
 * The guards to try: all of them in the long run, some drawn with the run's seed in the quick run, and a fixed sample
 * otherwise. This works only with the switches from `tests/guards`.
 */
const SAMPLE = 10;
const FIRST = 9;

describe.runIf(guards.known.size > 0)("each guard", () => {
  const all = [...guards.known].filter((guard) => !(guard in REDUNDANT)).sort();
  it("redundant guards still exist", () => {
    expect(Object.keys(REDUNDANT).filter((guard) => !guards.known.has(guard))).toEqual([]);
  });

  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  const fixed = all.filter((_guard, place) => place % step === FIRST % step);
  const some = isLong ? all : isQuick ? sample(all, 3) : fixed;
  afterEach(() => guards.takeAway(null));

  test.for(some)("%s: a test fails without it", async (guard, { skip }) => {
    const reached = rows.filter(({ name }) => metBy.get(name)?.has(guard));
    guards.takeAway(guard);
    for (const row of reached) if ((await judgeRow(judge, row, { first: true })).length > 0) return;
    // No request shows the difference, so the module's own tests have to show it, which takes another run of Vitest.
    skip(isQuick, "only the tests of its module can tell: npm test -- --all");
    const { tests, passes } = await passesWithout(guard);
    const asked = reached.length > 0 ? `asked in ${reached.map(({ name }) => name).join(", ")}` : "asked in no row";
    expect(passes, `${asked}; none is answered otherwise, and these pass: ${tests.join(", ") || "no test"}`).toBe(
      false,
    );
  });
});
