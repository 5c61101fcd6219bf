import { afterAll, beforeAll, expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import * as overview from "~/routes/lead/cohorts.$id/route";
import { type Door, openDoor } from "../access/door";
import { read } from "../setup/ask";
import { makePerson, signUp } from "../setup/people";

/**
 * The cohort's table: finding learners, sorting them by a column, and opening pages past the end of a list of learners.
 */

let door: Door;
let cohortId = "";
let [maya, lee] = [
  { id: "", cookie: "" },
  { id: "", cookie: "" },
];
const NAMES = ["Ana", "Ben", "Chloé", "Dmitri", "Emma"];

beforeAll(async () => {
  door = await openDoor();
  await indexExercises();
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  maya = await signUp("maya");
  lee = await signUp("lee");
  await db.membership.create({ data: { cohortId, userId: maya.id, role: "lead" } });
  await db.membership.create({ data: { cohortId, userId: lee.id, role: "mentor" } });
  const tallies = [
    { state: "shown", tries: 5, passes: 4 },
    { state: "practising", tries: 3, passes: 2 },
    { state: "practising", tries: 2, passes: 0 },
    { state: "fading", tries: 6, passes: 3 },
  ];
  for (const [at, name] of NAMES.entries()) {
    const { id } = await makePerson(name);
    await db.membership.create({ data: { cohortId, userId: id, role: "learner" } });
    const tally = tallies[at];
    if (tally) await db.skillTally.create({ data: { userId: id, skill: "read-a-diff", ...tally } });
  }
});
afterAll(() => door.close());

const table = async (query: Record<string, string> = {}) => {
  const address = `/cohorts/${cohortId}?${new URLSearchParams(query)}`;
  const { data } = await read(overview.loader as never, address, { cookie: maya.cookie, params: { id: cohortId } });
  return { ...data, names: (data.rows as { name: string }[]).map(({ name }) => name) };
};

it("is sorted by name, or by the skill that is asked for", async () => {
  expect(await table()).toMatchObject({ names: NAMES, sort: "", found: 5 });
  const bySkill = ["Dmitri", "Chloé", "Ben", "Emma", "Ana"];
  expect(await table({ sort: "read-a-diff" })).toMatchObject({ names: bySkill, sort: "read-a-diff" });
  // The second press on a column head reverses the order; learners with equal values stay sorted by name.
  const reversed = await table({ sort: "read-a-diff", reversed: "1" });
  expect(reversed).toMatchObject({ names: bySkill.toReversed(), sort: "read-a-diff", reversed: true });
  expect(await table({ reversed: "1" })).toMatchObject({ names: NAMES.toReversed(), sort: "", reversed: true });
  expect(await table({ reversed: "yes" })).toMatchObject({ names: NAMES, reversed: false });
  expect(await table({ sort: "choose-inputs", reversed: "1" })).toMatchObject({ names: NAMES });
  for (const sort of ["constructor", listExercises()[0]!.slug, "x".repeat(200)])
    expect(await table({ sort })).toMatchObject({ names: NAMES, sort: "" });
});

it("of a track is sorted by one of its exercises", async () => {
  const { slug, track } = listExercises()[0]!;
  const found = await table({ by: track, sort: slug });
  expect([found.names, found.sort]).toEqual([NAMES, slug]);
  expect(await table({ by: track, sort: slug, reversed: "1" })).toMatchObject({ names: NAMES, reversed: true });
  expect((await table({ by: track, sort: "read-a-diff" })).sort).toBe("");
});

it("of a track that a lead made has its exercises in the lead's order, and is gone with the track", async () => {
  const slugs = listExercises()
    .slice(0, 2)
    .map(({ slug }) => slug)
    .reverse();
  const exercises = { create: slugs.map((slug, place) => ({ slug, place })) };
  const about = "The end of a month.";
  const { id } = await db.cohortTrack.create({ data: { cohortId, makeKey: "a", title: "Dates", about, exercises } });
  const other = await db.cohort.create({ data: { name: "Tern" } });
  const theirs = await db.cohortTrack.create({ data: { cohortId: other.id, makeKey: "a", title: "Theirs", about } });

  const shown = await table({ by: id, sort: slugs[0]! });
  expect(shown).toMatchObject({ by: id, sort: slugs[0], skills: null, names: NAMES });
  expect(shown.track.exercises.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
  expect(shown.tracks[0]).toEqual({ id, title: "Dates", isOwn: true });
  expect(JSON.stringify(shown)).not.toContain("Theirs");
  expect(await table({ by: theirs.id })).toMatchObject({ by: "skills", track: null });
  await db.cohortTrack.delete({ where: { id } });
  expect(await table({ by: id })).toMatchObject({ by: "skills", track: null });
});

it("finds learners by words of their names, without their accents, and keeps the cohort's totals", async () => {
  const as = { cookie: lee.cookie, params: { id: cohortId } };
  const { data } = await read(overview.loader as never, `/cohorts/${cohortId}?find=+CHLOE+`, as);
  expect(data).toMatchObject({ rows: [{ name: "Chloé" }], found: 1, total: 5 });
  expect(await table({ find: "m", sort: "read-a-diff" })).toMatchObject({ names: ["Dmitri", "Emma"], found: 2 });
  expect(await table({ find: "nobody" })).toMatchObject({ names: [], found: 0, total: 5 });
});

it("leads to a learner’s page if a lead finds only this learner", async () => {
  const as = { cookie: maya.cookie, params: { id: cohortId } };
  const found = await read(overview.loader as never, `/cohorts/${cohortId}?find=+CHLOE+`, as);
  const { id } = await db.user.findFirstOrThrow({ where: { name: "Chloé", memberships: { some: { cohortId } } } });
  expect([found.status, found.location]).toEqual([302, `/cohorts/${cohortId}/learners/${id}`]);
});

it("begins with answers for leads who land on it, and with none for mentors or in other views", async () => {
  const { glance } = await table();
  expect(glance.help).toMatchObject({ total: 5, first: { name: "Ana", reasons: [{ rule: "quiet", days: null }] } });
  expect(glance).toMatchObject({ missed: "none", exercises: { known: 0, flagged: 0, first: null } });
  const others: Record<string, string>[] = [
    { find: "m" },
    { sort: "read-a-diff" },
    { page: "2" },
    { by: listExercises()[0]!.track },
  ];
  for (const query of others) expect((await table(query)).glance).toBeNull();
  const as = { cookie: lee.cookie, params: { id: cohortId } };
  expect((await read(overview.loader as never, `/cohorts/${cohortId}`, as)).data.glance).toBeNull();
});

it("says that a page is past the end of the list, for each list of learners", async () => {
  const past = (days: number) => new Date(Date.now() - days * DAY_MS);
  const week = await db.assignment.create({
    data: {
      cohortId,
      title: "Week 1",
      makeKey: "key",
      timeZone: "UTC",
      isRequired: true,
      opensAt: past(9),
      dueAt: past(2),
      exercises: { create: { slug: listExercises()[0]!.slug, place: 0 } },
    },
  });
  const at = `/cohorts/${cohortId}`;
  const open = async (path: string) =>
    (await fetch(`${door.origin}${path}`, { headers: { cookie: maya.cookie } })).text();
  expect(await open(`${at}/help`)).toContain("5 learners need attention");
  for (const path of [at, `${at}/trust`, `${at}/help`, `${at}/people`, `${at}/assignments/${week.id}`]) {
    const html = await open(`${path}?page=9`);
    expect(html.match(/This page is past the end of the list/g), path).toHaveLength(1);
    expect(html, path).toMatch(/href="[^"]*[?]page=1">Go to the first page/);
    expect(html, path).not.toMatch(/no learners yet|Learners join with a link|no members yet/);
  }
});
