import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sectionsHeader } from "~/accounts/reading/section-cookie.server";
import { findExercise, indexExercises, listExercises, listSecondForms } from "~/catalogue/catalogue.server";
import { recountLearner } from "~/cohort/counts/counts.server";
import { db } from "~/database/db.server";
import { discardDraft } from "~/grading/workspace/drafts.server";
import { openWorkspace, saveDraft } from "~/grading/workspace/workspace.server";
import { DAY_MS } from "~/operations/time";
import * as list from "~/routes/lead/cohorts.$id_.assignments/route";
import * as one from "~/routes/lead/cohorts.$id_.assignments_.$assignmentId/route";
import * as edit from "~/routes/lead/cohorts.$id_.assignments_.$assignmentId_.edit/route";
import * as make from "~/routes/lead/cohorts.$id_.assignments_.new/route";
import * as sections from "~/routes/lead/cohorts.$id_.people_.sections/route";
import * as work from "~/routes/lead/cohorts.$id_.work/route";
import * as learn from "~/routes/learner/learn/route";
import * as mine from "~/routes/learner/learn_.assignments_.$id/route";
import * as report from "~/routes/learner/submissions.$id/route";
import { read, send } from "../setup/ask";
import { addTry, joinAt } from "../setup/assigned";
import { pass } from "../setup/passes";
import { makePerson, signUp } from "../setup/people";

// Long: all tests of the form, of its errors and of its pages share one cohort.

/** Assignments on their pages: the form, its list of exercises, deadline extensions, and what a learner sees. */

const day = (days: number) => new Date(Date.now() + days * DAY_MS);
let cohortId = "";
let lead = { id: "", cookie: "" };
let mentor = { id: "", cookie: "" };
let ana = { id: "", cookie: "" };
let slugs: string[] = [];
let made = 0;

beforeAll(async () => {
  await indexExercises();
  slugs = listExercises().map(({ slug }) => slug);
});
beforeEach(async () => {
  made++;
  cohortId = (await db.cohort.create({ data: { name: `Heron ${made}` } })).id;
  [lead, mentor, ana] = [await signUp(`lead${made}`), await signUp(`mentor${made}`), await signUp(`ana${made}`)];
  await joinAt(cohortId, lead, "lead", day(-60));
  await joinAt(cohortId, mentor, "mentor", day(-60));
  await joinAt(cohortId, ana, "learner", day(-60));
});

const at = (params: Record<string, string> = {}, who = lead) => ({
  cookie: who.cookie,
  params: { id: cohortId, ...params },
});
const usual = () => ({
  key: `key-${made}-of-a-page`,
  title: "Week 1",
  note: "<b>Look</b> twice",
  slugs: slugs.slice(0, 2).join(),
  timeZone: "Europe/Berlin",
  opensAt: "2026-01-05T09:00",
  dueAt: "2090-06-30T18:00",
  isRequired: "on",
  samples: "",
});
const post = (fields: object, who = lead) => send(make.action as never, "/", { ...usual(), ...fields }, at({}, who));
const edited = async (assignmentId: string, fields: object) => {
  const { key } = (await read(edit.loader as never, "/", at({ assignmentId }))).data.written;
  return send(edit.action as never, "/", { ...usual(), key, ...fields }, at({ assignmentId }));
};
const stored = () => db.assignment.findFirstOrThrow({ where: { cohortId }, include: { exercises: true } });

describe("a new assignment", () => {
  it("is stored in its time zone, once, and leads to its page", async () => {
    const { status, location } = await post({ samples: "40" });
    const { id, opensAt, dueAt, exercises, ...row } = await stored();
    expect([status, location]).toEqual([303, `/cohorts/${cohortId}/assignments/${id}?done=created`]);
    expect([opensAt.toISOString(), dueAt.toISOString()]).toEqual([
      "2026-01-05T08:00:00.000Z",
      "2090-06-30T16:00:00.000Z",
    ]);
    expect(row).toMatchObject({ title: "Week 1", sampleShare: 0.4, eachDoes: null, isRequired: true });
    expect(exercises.sort((a, b) => a.place - b.place).map(({ slug }) => slug)).toEqual(slugs.slice(0, 2));
    expect((await post({ samples: "40" })).location).toBe(location);
    expect(await db.assignment.count({ where: { cohortId } })).toBe(1);
  });

  it.each([
    ["title", " ", "Enter a title your learners will recognise."],
    ["title", "x".repeat(101), "A title can have at most 100 characters."],
    ["note", "x".repeat(2001), "A note can have at most 2,000 characters. Shorten it."],
    ["slugs", "", "Add at least one exercise."],
    ["slugs", "no-such-exercise", "One of these exercises is no longer available, or is listed twice. Remove it."],
    ["slugs", "fix-night-departures", "One of these exercises is no longer available, or is listed twice. Remove it."],
    ["timeZone", "Europe/Bielefeld", "Choose a time zone from the list."],
    ["opensAt", "soon", "Enter a day and a time, like 2027-01-31T17:00."],
    [
      "dueAt",
      "2027-03-28T02:30",
      "That time doesn’t exist: in Berlin time the clocks go from 02:00 to 03:00. Choose another time.",
    ],
    ["dueAt", "2026-01-05T09:00", "The deadline is before the opening date. Choose a later day or time."],
    ["dueAt", "2026-01-06T09:00", "That time is in the past. Choose a later day or time."],
    ["dueAt", "2190-01-06T09:00", "Choose a year between 2020 and 2099."],
    ["samples", "101", "Enter at most 100."],
    ["samples", "-1", "Enter a whole percentage from 0 to 100, or leave it empty."],
  ])("with %s %j is refused with an error at the field, and keeps what was typed", async (field, value, message) => {
    const { status, data } = await post({ [field]: value });
    expect([status, data.errors]).toEqual([400, { [field]: [message] }]);
    expect(data.written).toEqual({ ...usual(), [field]: value });
    expect(await db.assignment.count({ where: { cohortId } })).toBe(0);
  });

  it("is for the whole cohort, or for a section of this cohort that still exists", async () => {
    const elsewhere = await db.cohort.create({ data: { name: `Elsewhere ${made}` } });
    const [own, other] = await Promise.all(
      [cohortId, elsewhere.id].map((id) => db.section.create({ data: { cohortId: id, name: "A" } })),
    );
    const refused = await post({ section: other!.id });
    expect([refused.status, refused.data.errors]).toEqual([
      400,
      { section: ["That section no longer exists. Choose another one, or the whole cohort."] },
    ]);
    expect((await post({ section: own!.id })).status).toBe(303);
    const { id: assignmentId, sectionId } = await stored();
    expect(sectionId).toBe(own!.id);
    // After the deadline, its new learners would have missed it immediately.
    const isOver = {
      errors: { section: ["After the deadline, this can’t be changed. Create a new assignment instead."] },
    };
    const change = (fields: object) => edited(assignmentId, { section: "", ...fields });
    expect((await change({ dueAt: "2026-01-06T09:00" })).data.errors).toEqual({
      dueAt: ["That time is in the past. Choose a later day or time."],
    });
    await db.assignment.updateMany({ where: { id: assignmentId }, data: { dueAt: day(-1) } });
    expect((await change({})).data).toMatchObject(isOver);
    expect((await change({ section: own!.id })).status).toBe(303);
    const form = (await read(edit.loader as never, "/", at({ assignmentId }))).data;
    expect([form.written.section, form.sections]).toEqual([own!.id, [{ id: own!.id, name: "A" }]]);
    expect((await change({})).status).toBe(303);
    expect((await stored()).sectionId).toBeNull();
  });

  it.each(["0", "3", "", "two"])("that picks %j of two for each learner is refused", async (eachDoes) => {
    const { status, data } = await post({ isPicked: "on", eachDoes });
    expect([status, data.errors]).toEqual([
      400,
      { eachDoes: ["Enter how many exercises each learner does, from 1 to 2 (the size of the pool)."] },
    ]);
    // A lead who doesn't pick exercises for each learner may leave anything in that field.
    expect((await post({ eachDoes })).status).toBe(303);
  });

  it("is created by its button even if the search was changed, and searches if Enter is pressed there", async () => {
    const search = { find: "dates", searched: "" };
    expect((await post(search)).data).toMatchObject({ errors: null, said: "" });
    expect(await db.assignment.count({ where: { cohortId } })).toBe(0);
    expect((await post({ ...search, pick: "store" })).status).toBe(303);
  });

  it("reports several wrong fields at once", async () => {
    const { data } = await post({ title: "", dueAt: "", samples: "many" });
    expect(Object.keys(data.errors).sort()).toEqual(["dueAt", "samples", "title"]);
  });

  it("starts with the time zone of the cohort's last assignment, and the first one with UTC", async () => {
    const zoneOf = async () => (await read(make.loader as never, "/", at())).data;
    expect(await zoneOf()).toMatchObject({ written: { timeZone: "UTC" }, guessesZone: true });
    await post({});
    expect(await zoneOf()).toMatchObject({ written: { timeZone: "Europe/Berlin" }, guessesZone: false });
  });

  it("starts with the exercises that the link to its form names, if the cohort has them", async () => {
    const search = new URLSearchParams(
      [slugs[1]!, "no-such-exercise", slugs[0]!, slugs[1]!].map((one) => ["slug", one]),
    );
    const { data } = await read(make.loader as never, `/?${search}`, at());
    expect(data.written.slugs).toBe(`${slugs[1]},${slugs[0]}`);
    expect(data.offer.picked.map(({ slug }: { slug: string }) => slug)).toEqual([slugs[1], slugs[0]]);
  });

  it("can't be made by mentors", async () => {
    expect((await post({}, mentor)).status).toBe(404);
    expect((await read(make.loader as never, "/", at({}, mentor))).status).toBe(404);
  });
});

describe("the list of exercises in the form", () => {
  const press = async (pick: string, fields: object = {}) => {
    const { status, data } = await post({ pick, ...fields });
    expect(status).toBe(200);
    return data;
  };

  it("changes with its buttons, says so, and keeps the other fields as typed", async () => {
    const [a, b, c] = slugs as [string, string, string];
    const three = { slugs: [a, b, c].join() };
    expect((await press(`add:${b}`, { slugs: a })).written.slugs).toBe(`${a},${b}`);
    expect((await press(`add:${a}`, { slugs: a })).written.slugs).toBe(a);
    expect((await press(`up:${c}`, three)).written.slugs).toBe([a, c, b].join());
    expect((await press(`up:${a}`, three)).written.slugs).toBe([a, b, c].join());
    expect((await press(`down:${a}`, three)).written.slugs).toBe([b, a, c].join());
    const dropped = await press(`drop:${b}`, { ...three, title: "Half", dueAt: "soon" });
    expect(dropped.written).toMatchObject({ slugs: [a, c].join(), title: "Half", dueAt: "soon" });
    expect(dropped.said).toMatch(/^“.+” removed\.$/);
    expect((await press("up:nothing", three)).written.slugs).toBe([a, b, c].join());
    expect(await db.assignment.count({ where: { cohortId } })).toBe(0);
  });

  it("is searched by words, kind, skill, minutes and what no one here has tried", async () => {
    const [tried] = slugs;
    // An attempt with a hint isn't scored, but the learner has tried the exercise.
    const id = await addTry(ana, tried!, { at: day(-1), status: "failed" });
    await db.submission.update({ where: { id }, data: { hintsUsed: 1 } });
    await recountLearner(ana.id);
    const found = async (fields: object) => (await press("find", { slugs: "", ...fields })).offer.found;
    const all = listExercises();
    expect((await found({ isFresh: "on" })).all).toBe(all.length - 1);
    expect((await found({})).rows[0]).toMatchObject({ slug: tried, tried: 1 });
    expect(await found({})).toMatchObject({ all: all.length, rows: { length: 10 } });
    expect((await found({ slugs: slugs.slice(0, 2).join() })).all).toBe(all.length - 2);
    expect((await press("all", { slugs: "" })).offer.found).toMatchObject({ rows: { length: all.length } });
    const added = await press(`add:${tried}`, { slugs: "", showsAll: "on" });
    expect(added.offer.found).toMatchObject({ rows: { length: all.length - 1 }, showsAll: true });
    expect(await found({ showsAll: "on" })).toMatchObject({ rows: { length: 10 }, showsAll: false });
    const { slug, title, kind } = all.at(-1)!;
    expect((await found({ find: title, kind })).rows.map((row: { slug: string }) => row.slug)).toContain(slug);
    const other = kind === "review" ? "test" : "review";
    expect((await found({ find: title, kind: other })).rows).not.toContainEqual(expect.objectContaining({ slug }));
    expect(await found({ find: "no such words" })).toMatchObject({ all: 0, rows: [] });
    const [skill] = all.flatMap(({ skills }) => skills);
    const few = all.filter(({ minutes, skills }) => minutes <= 15 && skills.includes(skill!));
    expect((await found({ minutes: "15", skill })).all).toBe(few.length);
    // Values that aren't among the choices filter nothing.
    expect((await found({ minutes: "7", skill: "x", kind: "y" })).all).toBe(all.length);
  });

  it("searches instead of storing if Enter sent a changed search", async () => {
    const { status, data } = await post({ find: "fares", searched: "" });
    expect([status, data.errors, data.written.find]).toEqual([200, null, "fares"]);
    expect(await db.assignment.count({ where: { cohortId } })).toBe(0);
    expect((await post({ find: "fares", searched: "fares" })).status).toBe(303);
  });

  it("takes a whole track in order, except for exercises that are already in the list", async () => {
    const { track } = listExercises().at(-1)!;
    const all = listExercises().flatMap((one) => (one.track === track ? [one.slug] : []));
    const { written } = await press("add-track", { slugs: all[1], track });
    expect(written.slugs).toBe([all[1], ...all.filter((slug) => slug !== all[1])].join());
  });
});

describe("the page of an assignment", () => {
  const open = async (search = "", who = lead) => {
    const { id } = await stored();
    return read(one.loader as never, `/${search}`, at({ assignmentId: id }, who));
  };
  const send1 = async (fields: object, search = "") =>
    send(one.action as never, `/${search}`, fields, at({ assignmentId: (await stored()).id }));
  beforeEach(async () => {
    await post({});
  });

  it("is open to mentors, who see no names if these are hidden and may change nothing", async () => {
    expect((await open("", mentor)).data).toMatchObject({ mayChange: false, learners: [{ name: `ana${made}` }] });
    expect((await open(`?extend=${ana.id}`, mentor)).data.extending).toBeNull();
    await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
    expect((await open("", mentor)).data.learners[0].name).toMatch(/^Learner \d+/);
    expect((await open()).data.learners[0].name).toBe(`ana${made}`);
    const { data } = await read(list.loader as never, "/", at({}, mentor));
    expect([data.mayChange, data.open.length]).toEqual([false, 1]);
  });

  it("extends a learner's deadline, which the learner sees at once, and withdraws the extension", async () => {
    const more = { intent: "extend", userId: ana.id, until: "2090-07-31T18:00" };
    const address = `/cohorts/${cohortId}/assignments/${(await stored()).id}`;
    // The lead returns to the same page of learners, without the form.
    const { status, location } = await send1(more, `?extend=${ana.id}&page=3`);
    expect([status, location]).toEqual([303, expect.stringMatching(/\?page=3&done=extended&change=[\w.%-]+$/)]);
    const query = location!.slice(address.length);
    const change = new URLSearchParams(query).get("change");
    expect((await open(query)).data).toMatchObject({ done: "New deadline saved.", change, extending: null });
    // Someone else gets no button, and the token is of no use to them.
    expect((await open(query, mentor)).data.change).toBe("");
    const { data } = await open(`?extend=${ana.id}`);
    expect(data.extending).toEqual({ id: ana.id, name: `ana${made}`, hasMore: true, until: "2090-07-31T18:00" });
    expect(data.learners[0].extendedTo).toBe("Mon 31 July 2090, 18:00 Berlin time");
    const { id } = await stored();
    const seen = (await read(mine.loader as never, "/", { cookie: ana.cookie, params: { id } })).data;
    expect(seen).toMatchObject({
      isExtended: true,
      due: "Mon 31 July 2090, 18:00 Berlin time",
      note: "<b>Look</b> twice",
    });
    const taken = (await send1({ intent: "take-back", userId: ana.id })).location!;
    expect((await open()).data.learners[0].extendedTo).toBeNull();
    const undo = { intent: "undo", change: new URL(taken, "http://localhost").searchParams.get("change") };
    expect((await send1(undo)).location).toBe(`${address}?done=undone`);
    expect((await open()).data.learners[0].extendedTo).toBe("Mon 31 July 2090, 18:00 Berlin time");
    // Undo changes nothing once the deadline is no longer the one that it would undo.
    expect(await send1(undo)).toMatchObject({ status: 400, data: { error: "There is nothing left to undo." } });
    expect((await open()).data.learners[0].extendedTo).toBe("Mon 31 July 2090, 18:00 Berlin time");
  });

  it("extends the deadline of the whole list, unless the list has changed, and undoes it", async () => {
    for (let n = 0; n < 50; n++) await joinAt(cohortId, await makePerson(`all${made}-${n}`), "learner", new Date());
    // The list of an assignment for a section doesn't contain the cohort's other learners.
    const { id: sectionId } = await db.section.create({ data: { cohortId, name: "A" } });
    await db.membership.updateMany({ where: { cohortId }, data: { sectionId } });
    await db.assignment.updateMany({ where: { cohortId }, data: { sectionId } });
    await joinAt(cohortId, await makePerson(`outside${made}`), "learner", new Date());
    const { all } = (await open()).data;
    expect(all).toMatchObject({ count: 51 });
    const more = { intent: "extend-many", until: "2090-07-31T18:00", all: all.hash };
    const { data } = await send1(more);
    expect(data).toMatchObject({ error: "", done: "New deadline saved for 51 learners." });
    const extended = () => db.extension.count({ where: { assignment: { cohortId } } });
    expect(await extended()).toBe(51);
    for (const change of [`${data.change}x`, `x${data.change}`, "", "none", "."])
      expect((await send1({ intent: "undo", change })).status).toBe(400);
    const admin = await signUp(`admin${made}`);
    await db.user.update({ where: { id: admin.id }, data: { isAdmin: true } });
    const { id } = await stored();
    const undone = await send(
      one.action as never,
      "/",
      { intent: "undo", change: data.change },
      at({ assignmentId: id }, admin),
    );
    expect(undone.status).toBe(400);
    expect(await extended()).toBe(51);
    expect((await send1({ intent: "undo", change: data.change })).status).toBe(303);
    expect(await extended()).toBe(0);
    await joinAt(cohortId, await makePerson(`all${made}-new`), "learner", new Date());
    await db.membership.updateMany({ where: { cohortId }, data: { sectionId } });
    expect(await send1(more)).toMatchObject({ status: 400, data: { error: expect.stringContaining("has changed") } });
    expect(await extended()).toBe(0);
  });

  it.each([
    ["2026-01-05T09:00", "This time is before the assignment opens. Choose a later day or time."],
    ["", "Enter a day and a time, like 2027-01-31T17:00."],
    [
      "2090-03-26T02:15",
      "That time doesn’t exist: in Berlin time the clocks go from 02:00 to 03:00. Choose another time.",
    ],
  ])("refuses an extension until %j, and keeps the input", async (until, message) => {
    const { status, data } = await send1({ intent: "extend", userId: ana.id, until });
    expect([status, data.error, data.written]).toEqual([400, message, until]);
    expect(await db.extension.count({ where: { userId: ana.id } })).toBe(0);
  });

  it("shows a named learner of another section than the chosen one, and so does the list of submissions", async () => {
    const [here, there] = await Promise.all(["A", "B"].map((name) => db.section.create({ data: { cohortId, name } })));
    await db.membership.updateMany({ where: { cohortId, userId: ana.id }, data: { sectionId: here!.id } });
    await addTry(ana, slugs[0]!, { at: new Date(), status: "passed" });
    await recountLearner(ana.id);
    const chosen = (await sectionsHeader([there!.id], { secure: false })).split(";")[0]!;
    const asked = { ...at({ assignmentId: (await stored()).id }), cookie: `${lead.cookie}; ${chosen}` };
    const page = async (query: string) => (await read(one.loader as never, `/${query}`, asked)).data;
    expect(await page("")).toMatchObject({ total: 0, extending: null, sections: { chosen: there!.id } });
    expect(await page(`?extend=${ana.id}`)).toMatchObject({
      total: 1,
      extending: { id: ana.id },
      sections: { all: [] },
    });
    const listed = async (query: string) => (await read(work.loader as never, `/${query}`, asked)).data;
    expect(await listed("")).toMatchObject({ total: 0, who: null });
    expect(await listed(`?learner=${ana.id}`)).toMatchObject({ total: 1, who: `ana${made}`, sections: { all: [] } });
  });

  it("lists only its own section's learners, and says so in another one", async () => {
    const [here, there] = await Promise.all(["A", "B"].map((name) => db.section.create({ data: { cohortId, name } })));
    const late = await signUp(`late${made}`);
    await joinAt(cohortId, late, "learner", day(-60));
    await db.membership.updateMany({ where: { cohortId, userId: ana.id }, data: { sectionId: here!.id } });
    const { id: assignmentId } = await stored();
    await db.assignment.update({ where: { id: assignmentId }, data: { sectionId: here!.id } });
    const pageIn = async (section?: string) => {
      const chosen = section ? `; ${(await sectionsHeader([section], { secure: false })).split(";")[0]}` : "";
      const asked = { ...at({ assignmentId }), cookie: `${lead.cookie}${chosen}` };
      return (await read(one.loader as never, "/", asked)).data;
    };
    expect(await pageIn()).toMatchObject({ total: 1, asked: 1, section: "A", isOfAnother: false });
    expect(await pageIn(here!.id)).toMatchObject({ total: 1, section: "A", isOfAnother: false });
    expect(await pageIn(there!.id)).toMatchObject({ total: 0, section: "A", isOfAnother: true });
    const { data } = await read(list.loader as never, "/", at());
    expect(data.open).toMatchObject([{ id: assignmentId, section: "A", asked: 1 }]);
    const until = "2090-07-07T18:00";
    const who = [ana, late].map(({ id }) => ["who", id] as const);
    const extend = [["intent", "extend-many"], ["until", until], ...who] as const;
    const { data: extended } = await send(one.action as never, "/", extend, at({ assignmentId }));
    expect(extended.done).toBe("New deadline saved for 1 learner.");
    const removed = await send(sections.action as never, "/", { intent: "remove", section: here!.id }, at());
    expect([removed.status, Object.keys(removed.data.errors)]).toEqual([400, [""]]);
    expect((await send(sections.action as never, "/", { intent: "remove", section: there!.id }, at())).status).toBe(
      200,
    );
  });

  it("extends no deadline for people who don't learn there", async () => {
    const stranger = await signUp(`stranger${made}`);
    for (const userId of [stranger.id, mentor.id, "", "none"]) {
      const { status } = await send1({ intent: "extend", userId, until: "2090-07-31T18:00" });
      expect(status).toBe(400);
    }
    expect(await db.extension.count({ where: { assignment: { cohortId } } })).toBe(0);
  });

  it("has a form with the current values to change it, and can be removed", async () => {
    const { id } = await stored();
    const { data } = await read(edit.loader as never, "/", at({ assignmentId: id }));
    const { key: _, ...fields } = usual();
    expect(data.written).toMatchObject({ ...fields, isPicked: "" });
    const changed = {
      ...usual(),
      ...data.written,
      title: "Week one",
      opensAt: "2025-01-05T09:00",
      dueAt: "2025-02-05T09:00",
    };
    expect((await send(edit.action as never, "/", changed, at({ assignmentId: id }))).status).toBe(303);
    expect((await open()).data).toMatchObject({ title: "Week one", phase: "over" });
    const bad = await edited(id, { ...changed, dueAt: "2024-01-05T09:00" });
    expect([bad.status, Object.keys(bad.data.errors)]).toEqual([400, ["dueAt"]]);
    // The form was opened before the change.
    const late = await edited(id, { ...changed, title: "Week 2" });
    expect([late.status, late.data.errors[""][0], late.data.written.title]).toEqual([
      400,
      expect.stringContaining("the assignment was changed after you opened this page"),
      "Week 2",
    ]);
    expect((await edited(id, { ...changed, title: "Week 2", key: late.data.written.key })).status).toBe(303);
    expect((await open()).data.title).toBe("Week 2");
    expect((await send1({ intent: "remove" })).location).toBe(`/cohorts/${cohortId}/assignments?removed`);
    expect((await open().catch(() => null)) ?? null).toBeNull();
  });
});

describe("the form of an assignment with a retired exercise", () => {
  const SLUG = "our-retired-one";

  it("keeps the exercise, marked as retired, unless the lead removes it", async () => {
    const source = (await db.exercise.findUniqueOrThrow({ where: { slug: slugs[0]! } })).currentRevisionId!;
    const { folder } = await db.revision.findUniqueOrThrow({ where: { id: source } });
    const { kind } = findExercise(slugs[0]!)!;
    const offered = { isUploaded: true, isOffered: false, currentRevisionId: "retired-revision" };
    await db.exercise.create({ data: { slug: SLUG, kind: kind.id, ...offered } });
    await db.revision.create({ data: { id: "retired-revision", slug: SLUG, folder } });
    await post({ slugs: slugs[1]! });
    const { id: assignmentId } = await stored();
    await db.assignedExercise.create({ data: { assignmentId, slug: SLUG, place: 1 } });

    const { data } = await read(edit.loader as never, "/", at({ assignmentId }));
    const picked = data.offer.picked as { slug: string; isRetired: boolean }[];
    expect(picked.map(({ slug, isRetired }) => [slug, isRetired])).toEqual([
      [slugs[1], false],
      [SLUG, true],
    ]);
    const change = (fields: object) => edited(assignmentId, { slugs: data.written.slugs, ...fields });
    expect((await change({ title: "Week one" })).status).toBe(303);
    expect((await stored()).exercises.map(({ slug }) => slug).sort()).toEqual([slugs[1]!, SLUG].sort());
    expect((await change({ pick: `drop:${SLUG}` })).data.written.slugs).toBe(slugs[1]);
    // The exercise can't be added to another assignment.
    expect((await post({ key: "another-key", slugs: SLUG })).data.errors).toHaveProperty("slugs");
  });
});

describe("a learner's home", () => {
  const page = async () => (await read(learn.loader as never, "/learn", { cookie: ana.cookie })).data;
  const home = async () => (await page()).due;

  it("shows what is due, in the assignment's time zone, with the next exercise; else nothing", async () => {
    expect(await home()).toBeNull();
    await post({});
    expect(await home()).toMatchObject([
      { title: "Week 1", due: "Fri 30 June 2090, 18:00 Berlin time", next: { slug: slugs[0], state: "new" } },
    ]);
    await db.assignment.updateMany({ where: { cohortId }, data: { opensAt: day(1) } });
    expect(await home()).toEqual([]);
  });

  it("begins with what is required, then with a draft, and otherwise with the learner's track", async () => {
    const { slug: ofTrack } = (await page()).next;
    const [required, begun] = slugs.filter((slug) => slug !== ofTrack);
    await post({ slugs: required! });
    await saveDraft(ana, begun!, { from: 0, work: (await openWorkspace(ana, begun!)).emptyDraft });
    expect((await page()).next).toMatchObject({
      slug: required,
      why: "A lead of your cohort assigned this exercise. It is due Fri 30 June 2090, 18:00 Berlin time.",
    });
    await db.assignment.updateMany({ where: { cohortId }, data: { dueAt: day(-1) } });
    expect((await page()).next).toMatchObject({ slug: required, why: expect.stringContaining("It was due ") });
    await post({ slugs: ofTrack, key: `key-${made}-of-tonight` });
    expect((await page()).next.slug).toBe(ofTrack);
    await db.assignment.updateMany({ where: { cohortId }, data: { isRequired: false } });
    expect((await page()).next).toMatchObject({ slug: begun, why: "You have a saved draft of this exercise." });
    await discardDraft(ana, begun!);
    expect((await page()).next.slug).toBe(ofTrack);
  });

  it("doesn't begin with a draft that repeats a passed exercise, and its report keeps its next step", async () => {
    const slug = "fix-due-date-month-end";
    await post({ slugs: slug });
    const id = await pass(ana, slug);
    const readReport = async () =>
      (await read(report.loader as never, "/", { cookie: ana.cookie, params: { id } })).data.graded;
    const before = await readReport();
    const { next } = await page();
    expect(before.assignments).toMatchObject([{ title: "Week 1", handedIn: 1, of: 1 }]);
    await send(report.action as never, "/", { intent: "work-again" }, { cookie: ana.cookie, params: { id } });
    expect(await page()).toMatchObject({ next, drafts: [{ slug }] });
    expect((await readReport()).next).toEqual(before.next);
    expect(before.next).not.toBeNull();
  });

  it("begins with the draft of a second form, too", async () => {
    const { slug, of } = listSecondForms()[0]!;
    await addTry(ana, of, { at: day(-10), status: "failed" });
    await saveDraft(ana, slug, { from: 0, work: (await openWorkspace(ana, slug)).emptyDraft });
    expect((await page()).next.slug).toBe(slug);
  });

  it("shows only the learner's own assignments: another learner's gets a 404", async () => {
    await post({});
    const { id } = await stored();
    const stranger = await signUp(`stranger-home${made}`);
    const asked = await read(mine.loader as never, "/", { cookie: stranger.cookie, params: { id } });
    expect(asked.status).toBe(404);
  });
});
