// Long: one test for each rule about who sees and decides what, using shared helpers.

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { queueSecondReadings, readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { changeWho } from "../change-who.server";
import {
  decideNamedText,
  keepAllNamed,
  leaveToLeads,
  listLeftToAdmins,
  listNamedTexts,
  listNaming,
} from "./named-texts.server";
import { deleteRowsOf } from "./privacy-delete.server";

/** Deleting an account changes no one else's text: a lead decides on texts that may name the person. */

const SLUG = "a-review";
const REVISION = "its only revision";
const ADMIN = { id: "admin", isAdmin: true };
let people = 0;
let here = "";

async function join(cohortId: string, role: string, name = `d${people++}`) {
  const person = await makePerson(name);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}

async function handIn(userId: string): Promise<string> {
  const of = { userId, slug: SLUG, revisionId: REVISION, tryNumber: 1, handInKey: "key" };
  return (await db.submission.create({ data: { ...of, seed: "s", work: "{}", confidence: 80 } })).id;
}

async function say(authorId: string, submissionId: string, text: string): Promise<string> {
  const place = { submissionId, openedById: authorId, file: "a.ts", side: "new", line: 1 };
  const thread = await db.thread.create({ data: place });
  return (await db.comment.create({ data: { threadId: thread.id, authorId, text } })).id;
}
const textOf = async (id: string) => (await db.comment.findUniqueOrThrow({ where: { id } })).text;
const remove = (person: { id: string }) => db.$transaction((tx) => deleteRowsOf(tx, person.id));
const lead = (cohortId = here) => readerOf(cohortId);
/** A lead who exists, so that the audit log can name them. */
const realLead = async () => readerOf(here, { id: (await makePerson(`lead${people++}`)).id });
const admin = () => readerOf(here, ADMIN);
const named = async (cohortId = here) => (await listNamedTexts(await lead(cohortId))).rows;

beforeAll(async () => {
  await db.exercise.create({ data: { slug: SLUG, kind: "review" } });
  await db.revision.create({ data: { id: REVISION, slug: SLUG, folder: "{}" } });
});
beforeEach(async () => {
  here = (await db.cohort.create({ data: { name: `Here ${people}` } })).id;
});

it.each(["the", "a", "is", "good", "May", "Will"])("leaves every text unchanged when %j is deleted", async (name) => {
  const text = "This is the good start that a mentor May hope for. Will you go on?\n> This is the good start";
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const comment = await say(mentor.id, await handIn(learner.id), text);
  const item = { learnerId: learner.id, submissionId: await handIn(await join(here, "learner").then(({ id }) => id)) };
  const waits = {
    cohortId: here,
    slug: SLUG,
    kind: "review",
    minutes: 5,
    waitingSince: new Date(),
    orderAt: new Date(),
  };
  const { id } = await db.reviewItem.create({ data: { ...item, ...waits, question: text } });
  await remove(await join(here, "learner", name));
  expect(await textOf(comment)).toBe(text);
  expect((await db.reviewItem.findUniqueOrThrow({ where: { id } })).question).toBe(text);
});

it("leaves texts that may name the person to a lead, who keeps the text or removes the name", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const quentin = await join(here, "learner", `Quentin${people++}`);
  const work = await handIn(learner.id);
  const [first, second] = [`As ${quentin.name} said`, `Ask ${quentin.name}, or ${quentin.email}.`];
  const ids = [await say(mentor.id, work, first), await say(mentor.id, work, second)];
  await say(mentor.id, work, `${quentin.name}ish is another word`);
  // The person can't open these texts. The page that is shown before the deletion must not even mention that they
  // exist.
  expect(await listNaming(quentin)).toEqual([]);
  await remove(quentin);
  expect(await Promise.all(ids.map(textOf))).toEqual([first, second]);

  const rows = await named();
  expect(rows.map(({ says, before, after }) => [says, before, after]).sort()).toEqual([
    ["a comment", first, "As deleted said"],
    ["a comment", second, "Ask deleted, or deleted."],
  ]);
  const idOf = (text: string) => rows.find(({ before }) => before === text)!.id;
  const elsewhere = await db.cohort.create({ data: { name: "Elsewhere" } });
  expect(await decideNamedText(await lead(elsewhere.id), { id: idOf(first), isKept: false })).toBe(false);
  const decider = await realLead();
  expect(await decideNamedText(decider, { id: idOf(first), isKept: true })).toBe(true);
  expect(await decideNamedText(decider, { id: idOf(second), isKept: false })).toBe(true);
  expect(await decideNamedText(await lead(), { id: idOf(second), isKept: false })).toBe(false);
  expect(await Promise.all(ids.map(textOf))).toEqual([first, "Ask deleted, or deleted."]);
  expect(await named()).toEqual([]);
  const events = await db.auditEvent.findMany({ where: { actorId: decider.person.id }, orderBy: { action: "asc" } });
  expect(events).toMatchObject(
    ["named-text.kept", "named-text.name-removed"].map((action) => ({ action, subject: `cohort:${here}` })),
  );
});

it("finds former names and addresses, too", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const before = `Quilla${people++}`;
  const quilla = await join(here, "learner", before);
  expect(await changeWho(quilla, { name: "Sam Else", email: `${people++}@new.example` })).toMatchObject({ ok: true });
  const text = `Ask ${before}, or ${quilla.email}.`;
  await say(mentor.id, await handIn(learner.id), text);
  await remove(quilla);
  expect((await named()).map((one) => [one.before, one.after])).toEqual([[text, "Ask deleted, or deleted."]]);
  const decider = await realLead();
  await keepAllNamed(decider);
  const events = await db.auditEvent.findMany({ where: { actorId: decider.person.id, subject: `cohort:${here}` } });
  expect(events.map(({ action }) => action)).toContain("named-text.all-kept");
});

it("deletes the invites for a confirmed address, but not someone else's open invites whose address was used as a name", async () => {
  const [ana, kim] = [await join(here, "learner"), await makePerson(`d${people++}`)];
  const [typed, current] = [`typed${people++}@school.org`, `current${people++}@school.org`];
  const names = [ana.name, typed, kim.email, "Ana"];
  for (const [n, name] of names.slice(1).entries())
    expect(await changeWho({ ...ana, name: names[n]! }, { name, email: ana.email })).toMatchObject({ ok: true });
  expect(await changeWho({ ...ana, name: "Ana" }, { name: "Ana", email: current })).toMatchObject({ ok: true });
  const endsAt = new Date("2099-01-01");
  const invite = (email: string, uses = 0) =>
    db.invite.create({
      data: { cohortId: here, tokenHash: `${email} ${uses}`, role: "mentor", email, maxUses: 1, uses, endsAt },
    });
  const left = async () =>
    (await db.invite.findMany({ where: { cohortId: here } })).map(({ tokenHash }) => tokenHash).sort();
  for (const email of [typed, kim.email, current]) for (const uses of [0, 1]) await invite(email, uses);
  await remove(ana);
  expect(await left()).toEqual([`${kim.email} 0`, `${kim.email} 1`, `${current} 0`, `${typed} 0`].sort());
  await db.user.update({ where: { id: kim.id }, data: { emailVerified: true } });
  await remove(kim);
  expect(await left()).toEqual([`${current} 0`, `${typed} 0`].sort());
});

it("reveals nothing about hidden texts to someone whose name is a phrase, even if such texts fill the list", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const phrase = await join(here, "learner", `three times and it looked right ${people++}`);
  const work = await handIn(learner.id);
  for (let n = 0; n < 101; n++) await say(mentor.id, work, `I read it ${phrase.name}.`);
  const own = { cohortId: here, title: phrase.name, timeZone: "UTC", makeKey: phrase.id };
  const at = { opensAt: new Date(), dueAt: new Date() };
  await db.assignment.create({ data: { ...own, ...at, writtenById: mentor.id } });
  expect(await listNaming(phrase)).toEqual([{ says: "an assignment", text: phrase.name }]);
});

describe("the page before the deletion", () => {
  /** A mentor's comment, review and reason for a score, each with this text. */
  async function giveOpinion(mentorId: string, submissionId: string, text: string) {
    await say(mentorId, submissionId, text);
    const sent = { seat: 1, sendKey: "key", verdict: "good", rubricVersion: 1, choices: "{}", minutes: 5 };
    await db.mentorReview.create({ data: { ...sent, submissionId, mentorId, summary: text } });
    const graded = { status: "failed", score: 0, revisionId: REVISION, engineVersion: "1", report: "{}" };
    const { id: replacesId } = await db.result.create({ data: { submissionId, ...graded } });
    const set = { rank: 1, sendKey: "key", fromScore: 0, toScore: 1, reason: text };
    await db.override.create({ data: { submissionId, byId: mentorId, replacesId, ...set } });
  }
  const shownTo = async (person: { id: string }) => (await listNaming(person)).map(({ says }) => says).sort();
  const OPINION = ["a comment", "a reason for a score", "a review"];

  it("hides what others said about work that the person may still review as its second reader", async () => {
    const [first, learner] = [await join(here, "mentor"), await join(here, "learner")];
    const second = await join(here, "mentor", `Wrong${people++}`);
    const work = await handIn(learner.id);
    await giveOpinion(first.id, work, `${second.name}, I think`);
    expect(await shownTo(second)).toEqual(OPINION);
    await queueSecondReadings(here, [work]);
    expect(await shownTo(second)).toEqual([]);
  });

  it("hides work that someone who only teaches here hands in elsewhere", async () => {
    const elsewhere = await db.cohort.create({ data: { name: "Elsewhere" } });
    const [mentor, learner] = [await join(elsewhere.id, "mentor"), await join(elsewhere.id, "learner")];
    const person = await join(here, "lead", `Wrong${people++}`);
    await giveOpinion(mentor.id, await handIn(learner.id), `${person.name}, I think`);
    await db.membership.create({ data: { cohortId: here, userId: learner.id, role: "mentor" } });
    expect(await shownTo(person)).toEqual([]);
    await remove(person);
    expect(await named()).toEqual([]);
  });

  it("hides conversations that the person joined but may no longer open", async () => {
    const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
    const [peer, left] = [
      await join(here, "learner", `Peer${people++}`),
      await join(here, "mentor", `Left${people++}`),
    ];
    const text = `${peer.name} and ${left.name} are wrong`;
    const id = await say(mentor.id, await handIn(learner.id), text);
    const { threadId } = await db.comment.findUniqueOrThrow({ where: { id } });
    for (const { id: authorId } of [peer, left])
      await db.comment.create({ data: { threadId, authorId, text: "Why?" } });
    expect([await shownTo(peer), await shownTo(left)]).toEqual([[], ["a comment"]]);
    await db.membership.deleteMany({ where: { userId: left.id } });
    expect(await shownTo(left)).toEqual([]);
  });

  it("hides a post about another cohort's exercise, and another section's announcement and assignment", async () => {
    const [lead, person] = [await join(here, "lead"), await join(here, "mentor", `Wrong${people++}`)];
    const slug = `an-upload-${people++}`;
    await db.exercise.create({ data: { slug, kind: "review", isUploaded: true } });
    const post = { topicId: "topic", userId: lead.id, text: `Ask ${person.name}` };
    for (const on of [slug, SLUG])
      await db.post.create({
        data: { ...post, slug: on, isNamed: false, letter: 0, isSpoiler: false, isAfterPass: false },
      });
    const { id: sectionId } = await db.section.create({ data: { cohortId: here, name: "A" } });
    const announcement = { cohortId: here, text: `Ask ${person.name}`, writtenById: lead.id, at: new Date() };
    const times = { opensAt: new Date(), dueAt: new Date(), timeZone: "UTC" };
    const assignment = { ...times, cohortId: here, title: `Ask ${person.name}`, writtenById: lead.id };
    for (const to of [sectionId, null]) {
      await db.announcement.create({ data: { ...announcement, sendKey: `${to}`, sectionId: to } });
      await db.assignment.create({ data: { ...assignment, makeKey: `${to}`, sectionId: to } });
    }
    const shown = async () => (await shownTo(person)).sort();
    const always = ["a post in a discussion", "an announcement", "an assignment"];
    expect(await shown()).toEqual([...always, "an assignment"]);
    await db.cohort.update({ where: { id: here }, data: { hidesNames: true } });
    expect(await shown()).toEqual(always);
    await db.cohort.update({ where: { id: here }, data: { hidesNames: false } });
    await db.membership.updateMany({ where: { userId: person.id }, data: { role: "learner" } });
    expect(await shown()).toEqual(["an announcement", "an assignment"]);
  });

  it("searches a limited number of texts, but the deletion searches more", async () => {
    const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
    const person = await join(here, "mentor", "Al");
    const id = await say(mentor.id, await handIn(learner.id), "Al did it");
    const { threadId } = await db.comment.findUniqueOrThrow({ where: { id } });
    const others = Array.from({ length: 1001 }, () => ({ threadId, authorId: mentor.id, text: "Also done" }));
    await db.comment.createMany({ data: others });
    expect(await shownTo(person)).toEqual([]);
    await remove(person);
    expect((await named()).map(({ after }) => after)).toEqual(["deleted did it"]);
  });
});

it("ignores a text that its author has edited since, or that is deleted", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const quentin = await join(here, "learner", `Quentin${people++}`);
  const work = await handIn(learner.id);
  const [changed, gone] = [await say(mentor.id, work, `${quentin.name} did`), await say(mentor.id, work, quentin.name)];
  await remove(quentin);
  const [one] = await named();
  await db.comment.update({ where: { id: changed }, data: { text: "Someone did" } });
  await db.comment.delete({ where: { id: gone } });
  expect(await decideNamedText(await lead(), { id: one!.id, isKept: false })).toBe(false);
  expect(await listNamedTexts(await lead())).toEqual({ rows: [], total: 0 });
  expect(await textOf(changed)).toBe("Someone did");
});

it("asks admins if the cohort has no lead, and for a report", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const quentin = await join(here, "learner", `Quentin${people++}`);
  const work = await handIn(learner.id);
  await say(mentor.id, work, `As ${quentin.name} said`);
  const between = { reporterId: learner.id, aboutId: mentor.id, type: "comment", subject: work };
  const on = { submissionId: work, cohortId: here, reason: `As ${quentin.name} said` };
  await db.abuseReport.create({ data: { ...on, ...between } });
  await remove(quentin);
  const left = async () => (await listLeftToAdmins()).find(({ cohortId }) => cohortId === here)?.open;
  expect([(await named()).length, (await listNamedTexts(await admin())).rows.length, await left()]).toEqual([1, 2, 2]);
  await join(here, "lead");
  expect(await left()).toBe(1);
  const root = await readerOf(here, { id: (await makePerson(`root${people++}`)).id, isAdmin: true });
  expect([await keepAllNamed(await realLead()), await keepAllNamed(root)]).toEqual([1, 1]);
  expect(await left()).toBeUndefined();
});

it("hides other people's comments on a submission from those who have yet to review it", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const quentin = await join(here, "learner", `Quentin${people++}`);
  const [work, other] = [await handIn(learner.id), await handIn((await join(here, "learner")).id)];
  await say(mentor.id, work, `${quentin.name}, on the first`);
  await say(mentor.id, other, `${quentin.name}, on the second`);
  await remove(quentin);
  const reader = await secondReaderOf(here, [work]);
  const { rows, total } = await listNamedTexts(reader);
  expect([rows.map(({ after }) => after), total]).toEqual([["deleted, on the second"], 1]);
  const hidden = (await named()).find(({ after }) => after === "deleted, on the first")!;
  expect(await decideNamedText(reader, { id: hidden.id, isKept: true })).toBe(false);
  expect(await keepAllNamed(reader)).toBe(1);
  expect((await named()).map(({ id }) => id)).toEqual([hidden.id]);
});

it("asks the leads of the person's cohort, whatever other cohorts the work is in", async () => {
  const mentor = await join(here, "mentor");
  const learner = await makePerson(`d${people++}`);
  // One cohort sorts before this one, and one after.
  for (const sign of ["0", "z"]) {
    const other = await db.cohort.create({ data: { id: `${sign}${people++}`, name: "Another" } });
    for (const userId of [learner.id, (await makePerson(`d${people++}`)).id])
      await db.membership.create({ data: { cohortId: other.id, userId, role: "learner" } });
  }
  await db.membership.create({ data: { cohortId: here, userId: learner.id, role: "learner" } });
  const quentin = await join(here, "learner", `Quentin${people++}`);
  await say(mentor.id, await handIn(learner.id), `As ${quentin.name} said`);
  await remove(quentin);
  expect((await named()).map(({ after }) => after)).toEqual(["As deleted said"]);
});

it("leaves a closed portfolio to its author", async () => {
  const quentin = await join(here, "learner", `Quentin${people++}`);
  for (const link of [null, `open-${people}`]) {
    const { id } = await join(here, "learner");
    const page = { name: "", words: "", chosen: "{}", intro: `${quentin.name}, ${link ?? "closed"}` };
    await db.portfolio.create({ data: { userId: id, link, ...page } });
  }
  await remove(quentin);
  expect((await named()).map(({ after }) => after)).toEqual([expect.stringMatching(/^deleted, open-/)]);
});

it("reads a limited number of texts for a name that is a part of most words", async () => {
  const author = await join(here, "lead");
  const short = await join(here, "learner", "e");
  const texts = ["e is too old", "e is found", "One sentence", "Another sentence"];
  const place = (n: number) => ({ id: `${here} ${n}`, cohortId: here, sendKey: `${n}` });
  const data = texts.map((text, n) => ({ ...place(n), text, writtenById: author.id, at: new Date() }));
  await db.announcement.createMany({ data });
  await db.$transaction((tx) => leaveToLeads(tx, short.id, { name: "e", email: short.email, former: [] }, 3));
  expect((await named()).map(({ before }) => before)).toEqual(["e is found"]);
});

it("stores no more texts for a name that is a common word than a lead can decide on", async () => {
  const [mentor, learner] = [await join(here, "mentor"), await join(here, "learner")];
  const work = await handIn(learner.id);
  for (let n = 0; n < 130; n++) await say(mentor.id, work, `This is the ${n}th`);
  await remove(await join(here, "learner", "the"));
  const { rows, total } = await listNamedTexts(await lead());
  expect([rows.length, total]).toEqual([50, 100]);
});
