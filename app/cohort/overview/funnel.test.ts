import { beforeAll, expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { TRACK_IDS, type Track } from "~/kinds/skills";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { recountAll } from "../counts/counts.server";
import { getFunnel } from "./funnel.server";

beforeAll(async () => void (await indexExercises()));

const inTrack = (id: Track) => listExercises().flatMap(({ track, slug }) => (track === id ? [slug] : []));

it("a track is finished only if all exercises on offer are passed, not if equally many others are", async () => {
  const [track] = [...TRACK_IDS].sort((a, b) => inTrack(b).length - inTrack(a).length) as [Track];
  const slugs = inTrack(track);
  const { id: cohortId } = await db.cohort.create({ data: { name: "Heron" } });
  const ana = await makePerson("ana");
  await db.membership.create({ data: { cohortId, userId: ana.id, role: "learner" } });
  const funnel = async () => {
    const { tracks } = await getFunnel(new CohortLearners(cohortId));
    return tracks.find((one) => one.track === track);
  };
  for (const slug of slugs.slice(1)) await addTry(ana, slug, { at: new Date(), status: "passed" });
  await recountAll();
  // Changes the tallies as if Ana had also passed an exercise that is no longer on offer.
  const tally = { userId_track: { userId: ana.id, track } };
  await db.trackTally.update({ where: tally, data: { passed: slugs.length } });
  await db.learnerTally.update({ where: { userId: ana.id }, data: { passed: slugs.length } });
  expect(await funnel()).toEqual({ track, begun: 1, finished: 0 });
  await addTry(ana, slugs[0]!, { at: new Date(), status: "failed" });
  await addTry(ana, slugs[0]!, { at: new Date(), status: "passed" });
  await recountAll();
  expect(await funnel()).toEqual({ track, begun: 1, finished: 1 });
});

it("counts passes from the time when an exercise was in another track", async () => {
  const [track, other] = TRACK_IDS.filter((id) => inTrack(id).length > 1) as [Track, Track];
  const slugs = inTrack(track);
  const { id: cohortId } = await db.cohort.create({ data: { name: "Plover" } });
  const bo = await makePerson("bo");
  await db.membership.create({ data: { cohortId, userId: bo.id, role: "learner" } });
  for (const slug of slugs) await addTry(bo, slug, { at: new Date(), status: "passed" });
  await recountAll();
  const tally = { userId_track: { userId: bo.id, track } };
  // In the first round, one exercise was in another track when it was passed; in the last round, all of them were.
  const folder = JSON.stringify({ "exercise.json": JSON.stringify({ track: other }) });
  for (const [place, slug] of slugs.entries()) {
    await db.revision.create({ data: { id: `before, of ${slug}`, slug, folder } });
    await db.trackTally.update({ where: tally, data: { passed: slugs.length - 1 - place } });
    const { tracks } = await getFunnel(new CohortLearners(cohortId));
    expect(tracks.find((one) => one.track === track)).toEqual({ track, begun: 1, finished: 1 });
  }
});

it("says how many exercises at least half of the learners have passed", async () => {
  const { id: cohortId } = await db.cohort.create({ data: { name: "Dunlin" } });
  const slugs = listExercises().map(({ slug }) => slug);
  const half = async () => (await getFunnel(new CohortLearners(cohortId))).halfPassed;
  for (const [passes, expected] of [
    [3, 3],
    [0, 3],
    [null, 0],
    [2, 2],
  ] as const) {
    const learner = await makePerson(`half-${passes}`);
    await db.membership.create({ data: { cohortId, userId: learner.id, role: "learner" } });
    if (passes === 0) await addTry(learner, slugs[0]!, { at: new Date(), status: "failed" });
    for (const slug of slugs.slice(0, passes ?? 0)) await addTry(learner, slug, { at: new Date(), status: "passed" });
    await recountAll();
    expect(await half()).toBe(expected);
  }
});

it("counts the places on a section's own sign-up links if a section is chosen", async () => {
  const { id: cohortId } = await db.cohort.create({ data: { name: "Tern" } });
  const section = await db.section.create({ data: { cohortId, name: "Mondays" } });
  const link = { cohortId, role: "learner", uses: 0, endsAt: new Date(Date.now() + 86_400_000) };
  await db.invite.create({ data: { ...link, tokenHash: "a", maxUses: 20 } });
  await db.invite.create({ data: { ...link, tokenHash: "b", maxUses: 7, sectionId: section.id } });
  expect((await getFunnel(new CohortLearners(cohortId))).invited).toBe(27);
  expect((await getFunnel(new CohortLearners(cohortId, { section }))).invited).toBe(7);
});
