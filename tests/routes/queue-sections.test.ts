import { beforeAll, expect, it } from "vitest";
import { readSections, sectionsHeader } from "~/accounts/reading/section-cookie.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { claimNext } from "~/review/queue/claims.server";
import { loader as readRoot } from "~/root";
import * as choice from "~/routes/lead/cohorts.$id_.section/route";
import * as queue from "~/routes/mentor/mentor._index/route";
import { read, send } from "../setup/ask";
import { addTry } from "../setup/assigned";
import { makePerson, signUp } from "../setup/people";

/**
 * The mentors' queue: its limit to the section that was chosen on the queue or on one of the cohort's pages, its
 * filter, and the mentor's hours. Long: all cases share the same waiting learners.
 */

let mentor = { id: "", cookie: "" };
let [cohortId, other, day, evening, empty] = ["", "", "", "", ""];
const items: Record<string, string> = {};

async function wait(name: string, cohort: string, sectionId: string | null, more: object = {}) {
  const learner = await makePerson(name);
  await db.membership.create({ data: { cohortId: cohort, userId: learner.id, role: "learner", sectionId } });
  const at = new Date(`2026-11-${10 + Object.keys(items).length}T10:00:00Z`);
  const submissionId = await addTry(learner, "partial-refunds", { at, status: "failed" });
  const given = { learnerId: learner.id, submissionId, cohortId: cohort, slug: "partial-refunds", kind: "review" };
  const data = { ...given, asksHelp: true, minutes: 5, waitingSince: at, orderAt: at, ...more };
  items[name] = (await db.reviewItem.create({ data })).id;
  return submissionId;
}

beforeAll(async () => {
  await indexExercises();
  mentor = await signUp("lee");
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  other = (await db.cohort.create({ data: { name: "Egret" } })).id;
  for (const id of [cohortId, other])
    await db.membership.create({ data: { cohortId: id, userId: mentor.id, role: "lead" } });
  [day, evening, empty] = (await Promise.all(
    ["Day", "Evening", "Empty"].map((name) => db.section.create({ data: { cohortId, name } }).then(({ id }) => id)),
  )) as [string, string, string];
  await wait("ana", cohortId, day);
  await wait("bo", cohortId, evening);
  await wait("cy", cohortId, null);
  await wait("eve", other, null);
});

const cookieFor = async (...sections: string[]) =>
  `${mentor.cookie}; ${(await sectionsHeader(sections, { secure: false })).split(";")[0]}`;
async function see(section: string | null, search = "") {
  const cookie = section === null ? mentor.cookie : await cookieFor(section);
  const { data } = await read(queue.loader as never, `/mentor${search}`, { cookie });
  return { ...data, names: data.offered.map(({ learner }: { learner: string }) => learner) };
}

it("offers the choice of each cohort with sections, and everything until a section is chosen", async () => {
  const { names, sections, counts } = await see(null);
  expect([names, counts.all]).toEqual([["ana", "bo", "cy", "eve"], 4]);
  expect(sections).toEqual([
    {
      id: cohortId,
      name: "Heron",
      all: [
        { id: day, name: "Day" },
        { id: empty, name: "Empty" },
        { id: evening, name: "Evening" },
      ],
      chosen: null,
    },
  ]);
});

it("offers no sections of cohorts in which the mentor doesn't review", async () => {
  const elsewhere = await signUp("lou");
  await db.membership.create({ data: { cohortId: other, userId: elsewhere.id, role: "mentor" } });
  const { data } = await read(queue.loader as never, "/mentor", { cookie: elsewhere.cookie });
  expect(data.sections).toEqual([]);
});

it("lists and counts only the section's learners of its cohort, and all of other cohorts", async () => {
  const { names, counts, more, sections } = await see(evening);
  expect([names, counts.all, counts.reasons.help, more]).toEqual([["bo", "eve"], 2, 2, 0]);
  expect(sections[0].chosen).toBe(evening);
  expect((await see(evening, `?cohort=${cohortId}`)).names).toEqual(["bo"]);
  expect((await see(empty)).names).toEqual(["eve"]);
  expect((await see("of another cohort")).names).toHaveLength(4);
});

it("shows the same count in the bar as on the queue", async () => {
  const waits = async (...sections: string[]) => {
    const { data } = await read(readRoot as never, "/learn", { cookie: await cookieFor(...sections) });
    return data.items.find(({ to }: { to: string }) => to === "/mentor").waits;
  };
  expect([await waits(), await waits(evening), await waits(empty)]).toEqual([4, 2, 1]);
});

it("keeps one choice of each cohort", async () => {
  const choose = async (cohort: string, section: string, cookie: string) => {
    const params = { id: cohort };
    const { headers } = await send(choice.action as never, "/", { section }, { cookie, params });
    return `${mentor.cookie}; ${headers.get("set-cookie")?.split(";")[0]}`;
  };
  const chosen = (cookie: string) => readSections(new Request("http://localhost", { headers: { cookie } }));
  const { id: there } = await db.section.create({ data: { cohortId: other, name: "There" } });
  const first = await choose(cohortId, evening, mentor.cookie);
  const both = await choose(other, there, first);
  expect(await chosen(both)).toEqual([there, evening]);
  const { data } = await read(queue.loader as never, "/mentor", { cookie: both });
  expect(data.offered.map(({ learner }: { learner: string }) => learner)).toEqual(["bo"]);
  expect(await chosen(await choose(cohortId, day, both))).toEqual([day, there]);
  expect(await chosen(await choose(cohortId, "", both))).toEqual([there]);
  expect(await chosen(await choose(other, "", await choose(cohortId, "", both)))).toEqual([]);
  await db.section.delete({ where: { id: there } });
});

it("lists what was handed to the mentor, or is open with them, whatever section it is from", async () => {
  const handed = { where: { id: items.ana! }, data: { assignedToId: mentor.id } };
  const opened = { claimedById: mentor.id, leaseUntil: new Date(Date.now() + 60_000) };
  await db.reviewItem.update(handed);
  await db.reviewItem.update({ where: { id: items.cy! }, data: opened });
  expect(new Set((await see(evening)).names)).toEqual(new Set(["ana", "bo", "cy", "eve"]));
  await db.reviewItem.updateMany({ data: { assignedToId: null, claimedById: null, leaseUntil: null } });
});

it("opens the next submission from what it lists", async () => {
  const next = async (section: string) => {
    const { location } = await send(
      queue.action as never,
      "/mentor",
      { intent: "next" },
      { cookie: await cookieFor(section) },
    );
    return Object.keys(items).find((name) => location === `/mentor/${items[name]}`) ?? location;
  };
  expect([await next(evening), await next(evening), await next(evening)]).toEqual(["bo", "eve", "/mentor"]);
  await db.reviewItem.updateMany({ data: { claimedById: null, leaseUntil: null } });
});

const FREE = { claimedById: null, leaseUntil: null, assignedToId: null };

it("opens the next submission of those that the filter leaves, and keeps the filter", async () => {
  await db.reviewItem.update({ where: { id: items.cy! }, data: { isStuck: true } });
  const after = async (fields: object) => {
    const { cookie } = mentor;
    return (await send(queue.action as never, "/mentor?index&reason=stuck", fields, { cookie })).location;
  };
  expect(await after({ intent: "next" })).toBe(`/mentor/${items.cy}?reason=stuck`);
  expect(await after({ intent: "next" })).toBe("/mentor?reason=stuck");
  expect(await after({ intent: "next", sent: "1" })).toBe("/mentor?done=sent&reason=stuck");
  const item = items.cy!;
  const reassigned = await after({ intent: "reassign", item, to: "" });
  const undo = new URL(reassigned!, "http://localhost").searchParams.get("undo")!;
  expect(reassigned).toBe(`/mentor?done=reassigned&item=${item}&undo=${undo}&reason=stuck#taken`);
  expect(await after({ intent: "undo-reassign", undo })).toBe(
    `/mentor?done=reassign-undone&item=${item}&reason=stuck#taken`,
  );
  expect(await send(queue.action as never, "/mentor", { intent: "undo-reassign", undo }, mentor)).toMatchObject({
    status: 400,
    data: { refused: { item: "", why: expect.stringContaining("can’t undo this any more") } },
  });
  await db.reviewItem.update({ where: { id: item }, data: { ...FREE, isStuck: false } });
});

it("offers to undo new hours in the form's reply only, never because of a link", async () => {
  const { status, data } = await send(queue.action as never, "/mentor", { intent: "hours", hours: "4" }, mentor);
  expect([status, data]).toEqual([200, { hoursBefore: 3 }]);
  expect(await see(null, "?done=hours&was=0")).toMatchObject({ hours: 4, done: null });
});

it.each(["", " ", "some"])("refuses %j as hours, and keeps the hours", async (hours) => {
  const { status, data } = await send(queue.action as never, "/mentor", { intent: "hours", hours }, mentor);
  expect([status, data.hours]).toEqual([400, { error: "Enter a number of hours, like 2.", written: hours }]);
  expect((await see(null, "")).hours).toBe(4);
});

it("gives mentors the submissions of their own section first", async () => {
  const mo = await makePerson("mo");
  await db.user.update({ where: { id: mo.id }, data: { mentorMinutes: 60 } });
  const membership = { cohortId, userId: mo.id, role: "mentor" };
  await db.membership.create({ data: { ...membership, sectionId: evening } });
  // A colleague in another section, whose learner has waited longer.
  const pa = await makePerson("pa");
  await db.membership.create({ data: { cohortId, userId: pa.id, role: "mentor", sectionId: day } });
  const next = async () => {
    const id = await claimNext(mo);
    await db.reviewItem.updateMany({ where: { claimedById: mo.id }, data: { claimedById: null, leaseUntil: null } });
    return Object.entries(items).find(([, item]) => item === id)?.[0];
  };
  expect(await next()).toBe("bo");
  // If the cohort hides names, the order must not reveal who is in a section.
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
  expect(await next()).toBe("ana");
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: false } });
  // The item that has waited longest is first if the mentor has no section, or if their section has no items.
  await db.membership.updateMany({ where: membership, data: { sectionId: null } });
  expect(await next()).toBe("ana");
  await db.membership.updateMany({ where: membership, data: { sectionId: empty } });
  expect(await next()).toBe("ana");
});

it("counts a dispute for the sections of all who dispute the result", async () => {
  const submissionId = await wait("dan", cohortId, day, { asksHelp: false, isFinding: true, seat: 0 });
  const by = await db.reviewItem.findUniqueOrThrow({ where: { id: items.bo! } });
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const finding = {
    revisionId,
    findingId: "f1",
    class: "injection",
    place: "{}",
    text: "",
    cohortId,
    state: "waiting",
  };
  for (const one of [submissionId, by.submissionId])
    await db.stoodBy.create({ data: { ...finding, submissionId: one, itemId: items.dan!, at: new Date() } });
  expect((await see(evening)).names).toEqual(["bo", "eve", "dan"]);
  expect((await see(day)).names).toEqual(["ana", "eve", "dan"]);
  expect((await see(empty)).names).toEqual(["eve"]);
});

it("offers no sections where names are hidden from reviewers", async () => {
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
  const { names, sections } = await see(evening);
  expect([names.length, sections]).toEqual([5, []]);
});
