import { beforeAll, beforeEach, expect, it } from "vitest";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { changeTrack, copyTrack, MOST_TRACKS } from "~/cohort/tracks/edit.server";
import { exportTracks, findTrack } from "~/cohort/tracks/read.server";
import { releaseUpload, retireUpload } from "~/cohort/uploads/uploads.server";
import { db } from "~/database/db.server";
import { applyPick, MOST } from "~/routes/lead/cohorts.$id_.assignments_.new/form.server";
import * as tracks from "~/routes/lead/cohorts.$id_.tracks/route";
import * as change from "~/routes/lead/cohorts.$id_.tracks_.$trackId/route";
import * as make from "~/routes/lead/cohorts.$id_.tracks_.new/route";
import * as exercises from "~/routes/learner/exercises._index/route";
import * as learn from "~/routes/learner/learn/route";
import * as certificates from "~/routes/learner/me_.certificates/route";
import { read, send } from "../setup/ask";
import { addTry } from "../setup/assigned";
import { makePerson, signUp } from "../setup/people";

// Long: all tests share one cohort with its track.

/**
 * Tracks that leads create: the form with its list of exercises, what learners see of a track, and how a track is
 * copied.
 */

type Signed = Awaited<ReturnType<typeof signUp>>;
let made = 0;
let [cohortId, elsewhere] = ["", ""];
let [lead, ana, bo]: Signed[] = [];
/**
 * Two tests and a fix, because exercises of these kinds are suggested in the track's order. They are not the first
 * exercises of Onramp's own tracks.
 */
let [one, two, three] = ["", "", ""];

beforeAll(async () => {
  await indexExercises();
  const byKind = (kind: string) => listExercises().flatMap((all) => (all.kind === kind ? [all.slug] : []));
  [one, two, three] = [byKind("test").at(-1)!, byKind("fix").at(-1)!, byKind("test").at(-2)!];
});

beforeEach(async () => {
  made++;
  cohortId = (await db.cohort.create({ data: { name: `Heron ${made}` } })).id;
  elsewhere = (await db.cohort.create({ data: { name: `Tern ${made}` } })).id;
  [lead, ana, bo] = [await signUp(`trlead${made}`), await signUp(`trana${made}`), await signUp(`trbo${made}`)];
  for (const [person, role, of] of [
    [lead, "lead", cohortId],
    [lead, "lead", elsewhere],
    [ana, "learner", cohortId],
    [bo, "learner", elsewhere],
  ] as const)
    await db.membership.create({ data: { cohortId: of, userId: person!.id, role } });
});

const form = (fields: object = {}) => ({
  key: crypto.randomUUID(),
  title: "Quokka days",
  slugs: [one, two, three].join(),
  ...fields,
});
const postNew = (fields: object = {}) =>
  send(make.action as never, "/", form(fields), { cookie: lead!.cookie, params: { id: cohortId } });
const inTrack = (trackId: string, id = cohortId) => ({ cookie: lead!.cookie, params: { id, trackId } });
const versionOf = async (trackId: string) => (await findTrack(cohortId, trackId))?.version ?? "of no track";
const postChange = async (trackId: string, fields: object, of = cohortId) =>
  send(change.action as never, "/", form({ key: await versionOf(trackId), ...fields }), inTrack(trackId, of));
const act = (fields: object, of = cohortId) =>
  send(tracks.action as never, "/", fields, { cookie: lead!.cookie, params: { id: of } });
const listOf = async (of = cohortId) =>
  (await read(tracks.loader as never, "/", { cookie: lead!.cookie, params: { id: of } })).data.tracks;
const home = async (who: Signed) => (await read(learn.loader as never, "/learn", { cookie: who.cookie })).data;
const filtered = async (who: Signed, query: string) =>
  (await read(exercises.loader as never, `/exercises${query}`, { cookie: who.cookie })).data;
const slugsIn = ({ rows }: { rows: { slug: string }[] }) => rows.map(({ slug }) => slug);

it("a lead's track is the current one of the cohort's learners, in the lead's order, with their progress", async () => {
  const key = crypto.randomUUID();
  const about = "What a month’s end does to dates.";
  expect(await postNew({ key, about })).toMatchObject({
    status: 303,
    location: `/cohorts/${cohortId}/tracks?done=made`,
  });
  await postNew({ key });
  const [track, ...others] = await listOf();
  expect([track, others]).toMatchObject([{ title: "Quokka days", about, slugs: [one, two, three], missing: 0 }, []]);

  const before = await home(ana!);
  expect(before.next).toMatchObject({ slug: one, why: "This exercise is next in your track, Quokka days." });
  expect(before.track.items.map(({ slug }: { slug: string }) => slug)).toEqual([one, two, three]);
  expect(before.leadTracks).toMatchObject([{ title: "Quokka days", about, passed: 0, of: 3 }]);
  await addTry(ana!, one, { at: new Date(), status: "passed" });
  const after = await home(ana!);
  expect([after.next.slug, after.leadTracks[0].passed]).toEqual([two, 1]);

  // Learners find the track like other tracks: with its filter, in its order, and by the words in its title.
  const list = await filtered(ana!, `?track=${track.id}`);
  expect(slugsIn(list)).toEqual([one, two, three]);
  expect(list.chips.map(({ label }: { label: string }) => label)).toEqual(["Quokka days"]);
  expect(slugsIn(await filtered(ana!, "?q=quokka+days")).sort()).toEqual([one, two, three].sort());
  // Learners of other cohorts don't find the track. Neither does the cohort's lead, who doesn't learn in it.
  for (const who of [bo!, lead!]) {
    expect((await home(who)).leadTracks).toEqual([]);
    expect((await filtered(who, `?track=${track.id}`)).chips).toEqual([]);
  }

  // All of the track's exercises are passed, so Learn continues with Onramp's own tracks. There is no certificate for a
  // lead's track.
  for (const slug of [two, three]) await addTry(ana!, slug, { at: new Date(), status: "passed" });
  const last = await home(ana!);
  expect(last.leadTracks).toMatchObject([{ passed: 3, of: 3 }]);
  expect(last.track.title).not.toBe("Quokka days");
  const page = await read(certificates.loader as never, "/me/certificates", { cookie: ana!.cookie });
  expect(JSON.stringify(page.data)).not.toContain("Quokka days");
});

it("the list is changed by buttons and by dragging, each change is announced, and nothing is stored yet", async () => {
  const picked = async (pick: string, slugs = [one, two, three]) => {
    const { data } = await postNew({ slugs: slugs.join(), pick });
    return [data.written.slugs.split(","), data.said];
  };
  const title = listExercises().find(({ slug }) => slug === two)!.title;
  expect(await picked(`up:${two}`)).toEqual([[two, one, three], `“${title}” is now number 1 of 3.`]);
  expect(await picked(`down:${two}`)).toEqual([[one, three, two], `“${title}” is now number 3 of 3.`]);
  expect(await picked(`move:${two}:0`)).toEqual([[two, one, three], `“${title}” is now number 1 of 3.`]);
  expect(await picked(`move:${two}:99`)).toEqual([[one, three, two], `“${title}” is now number 3 of 3.`]);
  expect(await picked(`drop:${two}`)).toEqual([[one, three], `“${title}” removed.`]);
  expect(await picked(`add:${two}`, [one])).toEqual([[one, two], `“${title}” added.`]);
  expect((await picked(`add:${two}`))[1]).toBe(`“${title}” is already in the list.`);
  expect(await listOf()).toEqual([]);
});

it("a full list takes no more exercises, and says so", () => {
  const listings = Array.from({ length: MOST + 2 }, (_, at) => ({
    ...listExercises()[0]!,
    slug: `own-${at}`,
    title: `Own ${at}`,
  }));
  const slugs = listings.map(({ slug }) => slug);
  const press = (pick: string, count: number) =>
    applyPick({ slugs: slugs.slice(0, count).join(), track: listings[0]!.track }, pick, listings);
  const full = slugs.slice(0, MOST);
  const says = "The list can have at most 50 exercises.";
  expect(press("add:own-49", MOST - 1)).toEqual({ slugs: full, said: "“Own 49” added." });
  expect(press("add:own-50", MOST)).toEqual({ slugs: full, said: `“Own 50” wasn’t added. ${says}` });
  expect(press("add-track", MOST - 1)).toEqual({ slugs: full, said: `1 exercise from the track added. ${says}` });
});

it("a track is changed and removed by leads of its cohort only, and both are logged", async () => {
  await postNew();
  const [{ id }] = await listOf();
  expect((await postChange(id, {}, elsewhere)).status).toBe(404);
  expect(await changeTrack(lead!, elsewhere, id, await versionOf(id), { title: "Theirs", about: "", slugs: [] })).toBe(
    "gone",
  );
  for (const fields of [{ intent: "remove" }, { intent: "copy", to: cohortId, key: "of a page" }])
    expect((await act({ ...fields, track: id }, elsewhere)).status).toBe(404);
  expect((await postChange(id, { title: "Dates", slugs: [three, one].join() })).status).toBe(303);
  expect(await listOf()).toMatchObject([{ id, title: "Dates", slugs: [three, one] }]);
  expect((await act({ intent: "remove", track: id })).data.done).toBe("Track removed. Submissions are kept.");
  expect([await listOf(), (await home(ana!)).leadTracks]).toEqual([[], []]);
  const audited = await db.auditEvent.findMany({ where: { subject: `cohort:${cohortId}`, actorId: lead!.id } });
  expect(audited.map(({ action }) => action).sort()).toEqual(["track.changed", "track.made", "track.removed"]);
});

it.each([
  ["no title", { title: "" }, "title", "Enter a title your learners will recognise."],
  ["a long title", { title: "x".repeat(101) }, "title", "A title can have at most 100 characters."],
  ["a long description", { about: "x".repeat(201) }, "about", "A description can have at most 200 characters."],
  ["no exercise", { slugs: "" }, "slugs", "Add at least one exercise."],
  ["an unknown one", { slugs: "no-such" }, "slugs", "One of these exercises is no longer available, or is listed"],
])("%s is refused with an error at its field", async (_name, fields, field, message) => {
  const { status, data } = await postNew(fields);
  expect([status, data.errors[field][0]]).toEqual([400, expect.stringContaining(message)]);
  expect(await db.cohortTrack.count({ where: { cohortId } })).toBe(0);
});

it("a cohort can have only a limited number of tracks, even if they are sent at once", async () => {
  const replies = await Promise.all(Array.from({ length: MOST_TRACKS + 2 }, () => postNew()));
  expect(replies.filter(({ status }) => status === 400)).toHaveLength(2);
  expect(await listOf()).toHaveLength(MOST_TRACKS);
});

it("a track has an uploaded exercise while it is released; a copy leaves out what the other cohort lacks", async () => {
  const own = await release(`own-${made}`);
  await postNew({ slugs: [`own-${made}`, one].join() });
  const [{ id }] = await listOf();
  expect((await home(ana!)).leadTracks).toMatchObject([{ passed: 0, of: 2 }]);

  expect((await act({ intent: "copy", track: id, to: cohortId, key: "of a page" })).status).toBe(404);
  const { data } = await act({ intent: "copy", track: id, to: elsewhere, key: "of a page" });
  expect(data.done).toBe(
    `“Quokka days” copied to Tern ${made}. The copy leaves out 1 exercise that the other cohort doesn’t have.`,
  );
  expect(await listOf(elsewhere)).toMatchObject([{ title: "Quokka days", slugs: [one] }]);
  expect((await home(bo!)).leadTracks).toMatchObject([{ of: 1 }]);

  await retireUpload(own.uploader, own.id);
  expect(await listOf()).toMatchObject([{ slugs: [one], missing: 1 }]);
  expect((await home(ana!)).leadTracks).toMatchObject([{ of: 1 }]);
  expect((await home(ana!)).next.slug).toBe(one);
  // No exercise of this track is left, so learners don't see it and it can't be copied.
  await postChange(id, { slugs: one });
  await db.trackExercise.updateMany({ where: { trackId: id }, data: { slug: `own-${made}` } });
  expect((await home(ana!)).leadTracks).toEqual([]);
  expect((await read(change.loader as never, "/", inTrack(id))).data.missing).toBe(1);
  expect((await act({ intent: "copy", track: id, to: elsewhere, key: "of a page" })).data.errors[""]).toEqual([
    "That cohort has none of the exercises in this track.",
  ]);
});

it("isn't replaced by a form that was opened before someone else saved, unless it is saved again", async () => {
  await postNew();
  const [{ id, version }] = await listOf();
  expect((await postChange(id, { title: "Dates" })).status).toBe(303);
  const late = await postChange(id, { key: version, about: "For Mondays." });
  expect([late.status, late.data.errors[""][0], late.data.written.about]).toEqual([
    400,
    expect.stringContaining("the track was changed after you opened this page"),
    "For Mondays.",
  ]);
  expect(await listOf()).toMatchObject([{ title: "Dates", about: "" }]);
  expect((await postChange(id, { key: late.data.written.key, about: "For Mondays." })).status).toBe(303);
  expect(await listOf()).toMatchObject([{ title: "Quokka days", about: "For Mondays." }]);
});

it("each text of a track has its own author, also in a copy", async () => {
  const second = await makePerson(`trsecond${made}`);
  await postNew({ about: "For Mondays." });
  const [{ id }] = await listOf();
  const fields = { title: "Dates", about: "For Mondays.", slugs: [one] };
  expect(await changeTrack(second, cohortId, id, await versionOf(id), fields)).toBe("saved");
  for (const _press of ["first", "second"])
    expect((await copyTrack(second, cohortId, id, elsewhere, "one copy")).ok).toBe(true);
  const textsIn = (of: string) =>
    db.cohortTrack.findMany({ where: { cohortId: of }, select: { title: true, about: true } });
  expect((await exportTracks(second)).map(({ title, about }) => [title, about])).toEqual([
    ["Dates", null],
    ["Dates", null],
  ]);
  await deletePerson(second.id);
  for (const of of [cohortId, elsewhere]) expect(await textsIn(of)).toEqual([{ title: "", about: "For Mondays." }]);
});

/** Uploads a copy of an exercise and releases it to the cohort. */
async function release(slug: string) {
  await db.cohort.update({ where: { id: cohortId }, data: { allowsUploads: true } });
  const where = { slug: two };
  const { folder } = await db.revision.findFirstOrThrow({ where, select: { folder: true } });
  const uploaded = { cohortId, slug, uploadedById: lead!.id, folder, state: "ready", uploadedAt: new Date() };
  const { id } = await db.upload.create({ data: uploaded });
  const uploader = { person: { id: lead!.id, isAdmin: false }, cohortId, cohort: "Heron" };
  expect(await releaseUpload(uploader, id, [cohortId])).toEqual({ ok: true });
  return { id, uploader };
}

it("a cohort's tracks are deleted with it", async () => {
  await postNew();
  await db.cohort.delete({ where: { id: cohortId } });
  expect(await db.cohortTrack.count({ where: { cohortId } })).toBe(0);
});

it("a certificate needs an account, even if the page that sends the form is left out", async () => {
  const fields = { track: "first-weeks", key: "of nobody" };
  const { location } = await send(certificates.action as never, "/", fields, { cookie: "" });
  expect(location).toMatch(/^\/sign-in/);
});
