import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "~/accounts/audit.server";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { countNew, listNotices } from "~/review/notices/list-notices.server";
import { share } from "~/review/solutions/share.server";
import * as outside from "~/routes/admin/admin.reports/route";
import * as reports from "~/routes/lead/cohorts.$id_.reports/route";
import * as discussion from "~/routes/learner/exercises.$slug_.discussion/route";
import * as reporting from "~/routes/learner/exercises.$slug_.report/route";
import { type Answer, read, send } from "../setup/ask";
import { stopClock } from "../setup/clock";
import { enrolAll, pass } from "../setup/passes";
import { signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: everything about a conversation needs the same three learners.

/**
 * An exercise's discussion through its routes: who can read which posts, which name a post shows, and who is notified.
 */

interface Person {
  readonly id: string;
  readonly cookie: string;
}
const SLUG = "fix-due-date-month-end";
const PATH = `/exercises/${SLUG}/discussion`;
let people = 0;
let [ana, bo, cy] = [] as unknown as [Person, Person, Person];
beforeAll(() => indexExercises());
const newcomer = () => signUp(`talker-${people++}`);
beforeEach(async () => {
  await db.post.deleteMany();
  [ana, bo, cy] = [await newcomer(), await newcomer(), await newcomer()];
});

async function newcomerWhoPassed(): Promise<Person> {
  const person = await newcomer();
  await pass(person, SLUG);
  return person;
}

async function tryThrice(who: Person): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    await submitGraded(who, SLUG, sampleOf(SLUG, -1));
  }
}
const press = (who: Person, intent: string, fields: object) =>
  send(discussion.action as never, PATH, { intent, ...fields }, { ...who, params: { slug: SLUG } });
/** Writes a post and returns its id. */
async function say(who: Person, text: string, fields: object = {}): Promise<string> {
  expect((await press(who, "post", { text, ...fields })).status).toBe(303);
  return (await db.post.findFirstOrThrow({ where: { userId: who.id, text } })).id;
}
const readAs = async (who: Person, search = "") =>
  (await read(discussion.loader as never, PATH + search, { ...who, params: { slug: SLUG } })).data;
const report = (who: Person, fields: object) =>
  send(reporting.action as never, `/exercises/${SLUG}/report`, fields, { ...who, params: { slug: SLUG } });

describe("the discussion of an exercise", () => {
  it("opens with a pass or after three attempts, and holds back what passers write", async () => {
    expect(await readAs(ana)).toMatchObject({ isOpen: false, topics: [] });
    expect((await press(ana, "post", { text: "Hello" })).status).toBe(404);
    await pass(ana, SLUG);
    await tryThrice(bo);
    await tryThrice(cy);
    const open = await say(bo, "Which month is meant?");
    await say(ana, "zebra-answer", { topic: open });
    await say(cy, "zebra-spoiler", { topic: open, isSpoiler: "on" });
    const stuck = await readAs(bo);
    expect(JSON.stringify(stuck)).not.toContain("zebra");
    expect(stuck.topics[0].replies.map(({ state }: { state: string }) => state)).toEqual(["held", "held"]);
    // Authors see their own posts, and everyone who passed sees all posts.
    expect(JSON.stringify(await readAs(cy))).toContain("zebra-spoiler");
    for (const word of ["zebra-answer", "zebra-spoiler"]) expect(JSON.stringify(await readAs(ana))).toContain(word);
    await pass(bo, SLUG);
    expect(JSON.stringify(await readAs(bo))).toContain("zebra-answer");
    // New posts and edited posts are held back from now on.
    await press(bo, "edit", { post: open, topic: open, text: "zebra-edited" });
    expect(JSON.stringify(await readAs(cy))).not.toContain("zebra-edited");
  });

  it("signs posts with a fixed letter, or with a name and a teacher's role if the author chooses", async () => {
    const lee = await newcomer();
    const cohortId = await enrolAll({ [ana.id]: "learner", [lee.id]: "mentor" });
    for (const who of [ana, bo, cy]) await pass(who, SLUG);
    const topic = await say(ana, "one");
    await say(bo, "two", { topic });
    await say(lee, "three", { topic });
    await say(ana, "four", { topic, isNamed: "on" });
    await say(lee, "five", { topic, isNamed: "on" });
    const authors = async (who: Person) => {
      const [one] = (await readAs(who)).topics;
      return [one.first, ...one.replies].map((post: { author: string } | null) => post?.author);
    };
    const nameOf = async ({ id }: Person) => (await db.user.findUniqueOrThrow({ where: { id } })).name;
    const [name, mentor] = [await nameOf(ana), `${await nameOf(lee)} (mentor)`];
    expect(await authors(cy)).toEqual(["Anonymous A", "Anonymous B", "Anonymous C", name, mentor]);
    expect(JSON.stringify(await readAs(cy))).not.toContain(bo.id);
    await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
    // The number would show whose submissions these are to a mentor who learns the name elsewhere.
    expect((await authors(lee))[3]).toBe("Anonymous D");
    expect(await deletePerson(ana.id)).toBe(true);
    expect(await authors(cy)).toEqual([undefined, "Anonymous B", "Anonymous C", mentor]);
  });

  it("gives each author one letter for posts without their name and one for those with it, none twice", async () => {
    for (const who of [ana, bo, cy]) await pass(who, SLUG);
    const topic = await say(ana, "one", { isNamed: "on" });
    await say(bo, "two", { topic });
    const edited = await say(ana, "three", { topic });
    const last = await say(cy, "four", { topic });
    const letters = async () =>
      (await readAs(bo)).topics[0].replies.map(({ author }: { author: string }) => author.replace("Anonymous ", ""));
    expect(await letters()).toEqual(["B", "C", "D"]);
    await press(cy, "delete", { post: last });
    await say(await newcomerWhoPassed(), "five", { topic });
    expect(await letters()).toEqual(["B", "C", "E"]);
    const edit = (fields: object) => press(ana, "edit", { post: edited, text: "three", ...fields });
    await edit({ isNamed: "on" });
    await edit({});
    expect(await letters()).toEqual(["B", "F", "E"]);
  });

  it("gives people who write at the same time different letters", async () => {
    for (const who of [ana, bo, cy]) await pass(who, SLUG);
    for (let round = 0; round < 4; round++) {
      const topic = await say(ana, `one ${round}`);
      const [bos, cys] = await Promise.all([bo, cy].map((who) => say(who, "two", { topic })));
      const letters = async () =>
        (await db.post.findMany({ where: { topicId: topic } })).map(({ letter }) => letter).sort();
      expect(await letters()).toEqual([0, 1, 2]);
      const edit = (who: Person, post: string) => press(who, "edit", { post, text: "two", isNamed: "on" });
      await Promise.all([edit(bo, bos!), edit(cy, cys!)]);
      expect(await letters()).toEqual([0, 3, 4]);
      await db.post.deleteMany();
    }
  });

  it("stores a post that is sent twice in a row once, and says which form it came from", async () => {
    for (const who of [ana, bo]) await pass(who, SLUG);
    const topic = await say(ana, "Why so?");
    const twice = (text: string, fields: object = {}) =>
      Promise.all([1, 2].map(() => press(bo, "post", { text, topic, ...fields })));
    const [{ location }, again] = (await twice("Because.")) as [Answer, Answer];
    expect(again.location).toBe(location);
    const { id } = await db.post.findFirstOrThrow({ where: { text: "Because." } });
    expect(await readAs(bo, new URL(location!, "http://x").search)).toMatchObject({ sent: { form: topic, post: id } });
    await twice("Because.", { isSpoiler: "on" });
    await say(ana, "I see.", { topic });
    await twice("Because.");
    expect(await db.post.count({ where: { topicId: topic } })).toBe(5);
    await Promise.all([1, 2].map(() => press(bo, "post", { text: "A new question" })));
    expect(await db.post.count({ where: { text: "A new question" } })).toBe(1);
    const deleted = await press(bo, "delete", { post: id, topic });
    expect(await readAs(bo, new URL(deleted.location!, "http://x").search)).toMatchObject({
      sent: { form: `edit-${id}`, post: null },
    });
  });

  it("keeps room for others: one person can write only a part of the posts, and hidden ones use up only theirs", async () => {
    const lead = await newcomer();
    await enrolAll({ [lead.id]: "lead" });
    for (const who of [ana, bo, cy]) await pass(who, SLUG);
    const topic = await say(ana, "Why so?");
    const refused = async (who: Person, fields: object) => {
      const { status, data } = await press(who, "post", { text: "one more", ...fields });
      return [status, data.errors[""]];
    };
    for (let n = 0; n < 20; n++) await say(bo, `reply ${n}`, { topic });
    const own = "You have written as many replies as one person can in this conversation. Start another one.";
    expect(await refused(bo, { topic })).toEqual([400, [own]]);
    for (let n = 0; n < 19; n++) await say(cy, `other ${n}`, { topic });
    for (let n = 0; n < 11; n++) await say(ana, `mine ${n}`, { topic });
    expect(await refused(cy, { topic })).toEqual([400, ["This conversation is full. Start another one."]]);
    await db.post.updateMany({ where: { topicId: topic, userId: bo.id }, data: { hiddenOn: new Date() } });
    await say(cy, "There is room.", { topic });
    expect(await refused(bo, { topic })).toEqual([400, [own]]);

    for (let n = 0; n < 20; n++) await say(bo, `question ${n}`);
    const ownTopics =
      "You have started as many conversations as one person can about this exercise. Reply in one of them.";
    expect(await refused(bo, {})).toEqual([400, [ownTopics]]);
    // A conversation still counts if only its first post is deleted, and not if it has no replies.
    const [first, second] = await db.post.findMany({ where: { userId: bo.id, text: { startsWith: "question" } } });
    await say(bo, "Never mind.", { topic: first!.id });
    await press(bo, "delete", { post: first!.id });
    expect(await refused(bo, {})).toEqual([400, [ownTopics]]);
    await press(bo, "delete", { post: second!.id });
    await say(bo, "another question");
    await say(cy, "A question of mine");
  });

  it("notifies the author of a post of replies by others, until they open it or the replies are gone", async () => {
    for (const who of [ana, bo, cy]) await pass(who, SLUG);
    const topic = await say(ana, "Why so?");
    await say(ana, "I mean it.", { topic });
    expect(await countNew(ana)).toBe(0);
    const reply = await say(bo, "Because.", { topic });
    const [notice] = await listNotices(ana);
    expect(notice).toMatchObject({ to: `${PATH}?topic=${topic}`, isPost: true, isRead: false });
    expect([await countNew(ana), await countNew(ana, PATH), await countNew(bo)]).toEqual([1, 0, 0]);
    await readAs(ana);
    expect(await countNew(ana)).toBe(0);
    await press(bo, "delete", { post: reply });
    expect(await db.post.count({ where: { id: reply } })).toBe(0);
    await press(ana, "delete", { post: (await db.post.findFirstOrThrow({ where: { text: "I mean it." } })).id });
    expect(await listNotices(ana)).toEqual([]);
    await say(cy, "Hm.", { topic });
    expect(await countNew(ana)).toBe(1);
    expect(await deletePerson(cy.id)).toBe(true);
    expect(await listNotices(ana)).toEqual([]);
  });

  it("has no notices that lead to a refusal: for closed discussions they are read, for withdrawn exercises hidden", async () => {
    for (const who of [ana, bo]) await pass(who, SLUG);
    const topic = await say(ana, "Why so?");
    await say(bo, "Because.", { topic });
    await db.exercise.update({ where: { slug: SLUG }, data: { isOffered: false } });
    expect([await listNotices(ana), await countNew(ana)]).toEqual([[], 0]);
    await db.exercise.update({ where: { slug: SLUG }, data: { isOffered: true, isUploaded: true } });
    expect(await countNew(ana)).toBe(0);
    await db.exercise.update({ where: { slug: SLUG }, data: { isUploaded: false } });
    expect(await countNew(ana)).toBe(1);
    // Act as if the exercise had changed, so that the pass no longer opens its discussion.
    await db.submission.deleteMany({ where: { userId: ana.id } });
    expect(await readAs(ana, `?topic=${topic}`)).toMatchObject({ isOpen: false, topics: [] });
    expect(await countNew(ana)).toBe(0);
  });

  it("lets only authors edit and delete, and only leads and admins hide, which is recorded", async () => {
    const [lead, lee] = [await newcomer(), await newcomer()];
    await enrolAll({ [lead.id]: "lead", [lee.id]: "mentor" });
    for (const who of [ana, bo]) await pass(who, SLUG);
    const post = await say(ana, "zebra-rude");
    for (const intent of ["edit", "delete", "hide"])
      expect((await press(bo, intent, { post, topic: post, text: "x" })).status).toBe(404);
    expect((await press(lee, "hide", { post, topic: post })).status).toBe(404);
    expect((await press(lead, "hide", { post, topic: post })).status).toBe(303);
    const seen = async () =>
      Promise.all([bo, lee, ana, lead].map(async (who) => JSON.stringify(await readAs(who)).includes("zebra-rude")));
    expect(await seen()).toEqual([false, false, true, true]);
    await press(lead, "show", { post, topic: post });
    expect(await seen()).toEqual([true, true, true, true]);
    const events = await db.auditEvent.findMany({ where: { aboutId: ana.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["post.hidden", "post.shown"]);
    // An admin could otherwise hide any post to find out who wrote it.
    const logged = async () =>
      (await listAudit(0, 50)).rows
        .filter(({ id }) => events.some((one) => one.id === id))
        .map(({ about }) => about?.id);
    expect(await logged()).toEqual([undefined, undefined]);
    await report(bo, { type: "post", about: post, reason: "Rude." });
    expect(await logged()).toEqual([ana.id, ana.id]);
  });

  it("sends reports to leads of the author, or to admins if the author has no cohort or a lead reports", async () => {
    const [lead, root] = [await newcomer(), await newcomer()];
    await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
    for (const who of [ana, bo]) await pass(who, SLUG);
    await tryThrice(cy);
    const about = await say(ana, "You fool.");
    const fields = { type: "post", about, reason: "That hurts." };
    // The post is held back from Cy, and no one can report their own post.
    for (const who of [ana, cy]) expect((await report(who, fields)).status).toBe(404);
    expect((await report(bo, { ...fields, reason: "" })).status).toBe(400);
    expect((await report(bo, fields)).status).toBe(303);
    const listed = async () => (await read(outside.loader as never, "/admin/reports", root)).data.reports;
    const here = (await listed()).find(({ to }: { to: string | null }) => to?.includes(about));
    expect(here).toMatchObject({ reason: "That hurts.", settled: null, to: `${PATH}?topic=${about}#p-${about}` });
    const settle = { report: here.id, note: "We talked." };
    expect((await send(outside.action as never, "/admin/reports", settle, root)).status).toBe(303);
    expect((await send(outside.action as never, "/admin/reports", settle, root)).status).toBe(400);

    const cohortId = await enrolAll({ [ana.id]: "learner", [lead.id]: "lead" });
    const { id: submissionId } = await db.submission.findFirstOrThrow({ where: { userId: ana.id } });
    const address = await share(ana, submissionId, { note: "You fools.", isNamed: false });
    await report(bo, { type: "solution", about: address!.split("/").at(-1)!, reason: "Rude." });
    const asked = { ...lead, params: { id: cohortId } };
    const { data } = await read(reports.loader as never, `/cohorts/${cohortId}/reports`, asked);
    expect(data.reports).toMatchObject([{ type: "solution", reason: "Rude.", to: address }]);
    // A lead could otherwise report any post to find out who wrote it.
    expect((await report(lead, { ...fields, reason: "By a lead." })).status).toBe(303);
    const again = await read(reports.loader as never, `/cohorts/${cohortId}/reports`, asked);
    expect(again.data.reports).toEqual(data.reports);
    expect(await listed()).toContainEqual(expect.objectContaining({ reason: "By a lead.", settled: null }));
  });

  describe("within one time window", () => {
    stopClock();

    it("limits length and number of posts, and returns what was refused", async () => {
      await pass(ana, SLUG);
      expect((await press(ana, "post", { text: " " })).status).toBe(400);
      const long = "x".repeat(4_001);
      const { status, data } = await press(ana, "post", { text: long, isSpoiler: "on" });
      expect([status, data.written.text, data.written.isSpoiler]).toEqual([400, long, "on"]);
      expect((await press(ana, "post", { text: "Hello", topic: "none" })).status).toBe(404);
      await limiters.comment.forget(ana.id);
      for (let n = 0; n < LIMITS.comment.points; n++) await limiters.comment.take(ana.id);
      expect((await press(ana, "post", { text: "Once more" })).status).toBe(429);
    });
  });

  it("shows the newest conversations first, page by page, and one by its address", async () => {
    await pass(ana, SLUG);
    for (let n = 0; n < 11; n++) await say(ana, `number ${n}`);
    const texts = async (search: string) =>
      (await readAs(ana, search)).topics.map(({ first }: { first: { source: string } }) => first.source);
    expect((await texts("")).slice(0, 2)).toEqual(["number 10", "number 9"]);
    expect(await texts("?page=2")).toEqual(["number 0"]);
    const { id } = await db.post.findFirstOrThrow({ where: { text: "number 5" } });
    expect(await texts(`?topic=${id}`)).toEqual(["number 5"]);
  });
});
