import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { numberedName } from "~/accounts/reading/names.server";
import { SEAT } from "~/accounts/reading/seats";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { isQuick } from "../../../tests/setup/runs";
import { submitWork } from "../../../tests/setup/submissions";
import { askMentor } from "../queue/asking.server";
import { claimItem, handOver } from "../queue/claims.server";
import { sendReview } from "../reviews/reviews.server";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { openThread, reply, setResolved } from "../threads/threads.server";
import { countNew, listNotices } from "./list-notices.server";
import { onNews, onTalk, readTalkSign } from "./news-watch.server";
import { describeNotice } from "./notice-words";
import { markAllRead, markSeen, markUnread } from "./notices.server";
import { remindOfDue } from "./reminders.server";

// Long: one case for each type of notice.

/** Who gets which notices, how long they are unread, and how pages are notified. */

const SLUG = "test-vat-rounding";
const PLACE = { file: "src/vat.ts", side: "new", line: 2 } as const;
type Person = { readonly id: string };
let made = 0;
let cohortId = "";
let [learner, lee, maya]: Person[] = [];
let submissionId = "";

async function join(role: string): Promise<Person> {
  const person = await makePerson(`notices${made++}`);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}
const handInAs = (person: Person) => submitWork(person, SLUG);
async function ask(): Promise<string> {
  expect(await askMentor(learner!, submissionId, "Why?")).toBe(true);
  return itemAt(1);
}
const itemAt = async (seat: number) =>
  (await db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat } } })).id;
async function review(mentor: Person, seat = 1): Promise<void> {
  const id = seat === 1 ? await ask() : await itemAt(seat);
  expect(await claimItem(mentor, id)).toBe(true);
  const notes = [{ ...PLACE, id: "n1", text: "Here." }];
  const work = { ...EMPTY_REVIEW, verdict: "good", summary: "Well done.", notes };
  const sent = await sendReview(mentor, { id, submissionId, kind: "test" }, { key: `key-${made++}`, work }, () => 100);
  expect(sent).toMatchObject({ ok: true });
}
const newFor = async (person: Person) =>
  (await listNotices(person)).filter(({ isRead }) => !isRead).map(({ type }) => type);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const stops: (() => void)[] = [];
function hears<T>(listen: (hear: (said: T) => void) => () => void): T[] {
  const heard: T[] = [];
  stops.push(listen((said) => heard.push(said)));
  return heard;
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

beforeAll(() => indexExercises());
beforeEach(async () => {
  for (const stop of stops.splice(0)) stop();
  cohortId = (await db.cohort.create({ data: { name: `Notices ${made}`, doubleShare: 0 } })).id;
  [learner, lee, maya] = [await join("learner"), await join("mentor"), await join("lead")];
  submissionId = await handInAs(learner);
});
afterAll(async () => {
  for (const stop of stops) stop();
  await db.job.deleteMany();
});

describe("news", () => {
  it("for a learner: a review counts once, with any number of line comments, and is read when the page is opened", async () => {
    await review(lee!);
    expect(await newFor(learner!)).toEqual(["review"]);
    expect([await countNew(learner!), await countNew(lee!)]).toEqual([1, 0]);
    await markSeen(learner!, submissionId);
    expect(await countNew(learner!)).toBe(0);
    expect((await listNotices(learner!)).map(({ isRead }) => isRead)).toEqual([true]);
  });

  it("a conversation is new once, however many comments it gets, and new again after it was read", async () => {
    const thread = await openThread(lee!, submissionId, PLACE, "Why so?");
    await Promise.all([1, 2, 3, 4, 5].map((n) => reply(lee!, submissionId, thread, `And ${n}?`)));
    expect(await newFor(learner!)).toEqual(["answer"]);
    expect((await listNotices(learner!))[0]).toMatchObject({
      place: PLACE,
      to: `/submissions/${submissionId}#t-${thread}`,
    });
    await markSeen(learner!, submissionId);
    await reply(lee!, submissionId, thread, "Once more.");
    expect(await countNew(learner!)).toBe(1);
  });

  it("an answer is news for the others in the conversation, and for no one else", async () => {
    const thread = await openThread(lee!, submissionId, PLACE, "Why so?");
    await reply(learner!, submissionId, thread, "Because.");
    expect([await newFor(lee!), await newFor(maya!)]).toEqual([["answer"], []]);
    await reply(maya!, submissionId, thread, "I see.");
    expect([await newFor(lee!), await newFor(maya!), await newFor(learner!)]).toEqual([["answer"], [], ["answer"]]);
  });

  it("a handed-over item is news for its new mentor, until it is done", async () => {
    const itemId = await ask();
    await claimItem(lee!, itemId);
    expect(await handOver(lee!, itemId, maya!.id)).toBe(true);
    expect(await newFor(maya!)).toEqual(["handed"]);
    expect((await listNotices(maya!))[0]!.to).toBe(`/mentor/${itemId}`);
    await claimItem(maya!, itemId);
    expect(await handOver(maya!, itemId, lee!.id)).toBe(true);
    expect([await newFor(maya!), await newFor(lee!)]).toEqual([[], ["handed"]]);
    await review(lee!);
    expect(await newFor(lee!)).toEqual([]);
  });

  it("a submission with two independent reviews is news for both mentors, once the second review is sent", async () => {
    await db.cohort.update({ where: { id: cohortId }, data: { doubleShare: 1 } });
    await review(lee!);
    expect([await newFor(lee!), await newFor(maya!)]).toEqual([[], []]);
    await review(maya!, 2);
    expect([await newFor(lee!), await newFor(maya!)]).toEqual([["compared"], ["compared"]]);
    expect((await listNotices(lee!))[0]!.to).toBe(`/mentor/agreement/${submissionId}`);
    expect(await countNew(lee!, `/mentor/agreement/${submissionId}`)).toBe(0);
    expect(await newFor(learner!)).not.toContain("compared");
  });

  it("names the learner to mentors, by number before their review if the cohort hides names, and never in the pool", async () => {
    const heading = async (person: Person) => describeNotice((await listNotices(person))[0]!);
    const { name } = await db.user.findUniqueOrThrow({ where: { id: learner!.id } });
    const itemId = await ask();
    await claimItem(lee!, itemId);
    await handOver(lee!, itemId, maya!.id);
    expect(await heading(maya!)).toContain(`${name}’s submission, which another mentor handed over to you`);
    await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true, doubleShare: 1 } });
    expect(await heading(maya!)).toContain(`${numberedName(cohortId, learner!.id)}’s submission, which`);
    expect(await heading(maya!)).not.toContain(name);
    const thread = await openThread(maya!, submissionId, PLACE, "Why so?");
    await reply(learner!, submissionId, thread, "Because.");
    await db.notice.deleteMany({ where: { userId: maya!.id, type: "handed" } });
    expect(await heading(maya!)).toMatch(
      /^A reply on line 2 .* in your conversation about .*Learner \d{5}.*’s submission$/,
    );
    await db.notice.deleteMany({ where: { userId: maya!.id } });
    await review(maya!);
    await review(lee!, 2);
    expect(await heading(maya!)).toContain(`also reviewed ${name}’s submission`);
    await db.mentorReview.updateMany({ where: { mentorId: maya!.id }, data: { seat: SEAT.pool } });
    expect(await heading(maya!)).toBe("Another mentor also reviewed this submission: compare your reviews");
  });

  it("marked as read all at once can be marked as unread, but only by their owner", async () => {
    const thread = await openThread(lee!, submissionId, PLACE, "Why so?");
    await reply(learner!, submissionId, thread, "Because.");
    await markSeen(lee!, submissionId);
    const again = await openThread(lee!, submissionId, { ...PLACE, line: 3 }, "And here?");
    await reply(learner!, submissionId, again, "The same.");
    const marked = await markAllRead(lee!);
    expect([marked.length, await countNew(lee!)]).toEqual([1, 0]);
    expect([await markUnread(maya!, marked), await countNew(lee!)]).toEqual([0, 0]);
    expect([await markUnread(lee!, marked), await countNew(lee!)]).toEqual([1, 1]);
    expect(await markUnread(lee!, marked)).toBe(0);
  });

  it("a refused hand-over notifies no one", async () => {
    const itemId = await ask();
    expect(await handOver(lee!, itemId, maya!.id)).toBe(false);
    expect(await countNew(maya!)).toBe(0);
  });

  it("does not list or count work that the person may no longer open", async () => {
    const thread = await openThread(lee!, submissionId, PLACE, "Why so?");
    await reply(learner!, submissionId, thread, "Because.");
    expect(await countNew(lee!)).toBe(1);
    await db.membership.deleteMany({ where: { cohortId, userId: lee!.id } });
    expect([await countNew(lee!), await listNotices(lee!)]).toEqual([0, []]);
  });

  it("does not count what the current page shows", async () => {
    const other = await handInAs(learner!);
    for (const id of [submissionId, other]) await openThread(lee!, id, PLACE, "Why so?");
    expect(await countNew(learner!, "/learn")).toBe(2);
    expect(await countNew(learner!, `/submissions/${other}`)).toBe(1);
    expect(await countNew(learner!, `/submissions/${other}.data`)).toBe(1);
    const itemId = await ask();
    await reply(learner!, submissionId, (await db.thread.findFirstOrThrow({ where: { submissionId } })).id, "So.");
    expect([await countNew(lee!), await countNew(lee!, `/mentor/${itemId}`)]).toEqual([1, 0]);
  });

  it("a deadline appears on its own page, and is counted beside news about submissions", async () => {
    const fields = {
      makeKey: "k",
      title: "Week 1",
      opensAt: new Date(0),
      dueAt: new Date("2099-01-01"),
      timeZone: "UTC",
    };
    const { id } = await db.assignment.create({ data: { ...fields, cohortId } });
    const other = await db.assignment.create({ data: { ...fields, cohortId, makeKey: "l" } });
    expect(await Promise.all([remindOfDue(id, [learner!.id]), remindOfDue(other.id, [learner!.id])])).toEqual([1, 1]);
    await openThread(lee!, submissionId, PLACE, "Why so?");
    const pages = ["/learn", `/learn/assignments/${id}`, `/submissions/${submissionId}`, "/mentor/none"];
    expect(await Promise.all(pages.map((page) => countNew(learner!, page)))).toEqual([3, 2, 2, 3]);
    const listed = (await listNotices(learner!)).find(({ to }) => to === `/learn/assignments/${id}`);
    expect(listed).toMatchObject({ type: "due", title: "Week 1", due: "Thu 1 January 2099, 00:00 UTC", place: null });
    await markSeen(learner!, id);
    expect(await countNew(learner!)).toBe(2);
    await db.assignment.delete({ where: { id: other.id } });
    expect(await countNew(learner!)).toBe(1);
    // Someone who is no longer a learner in the cohort doesn't see the reminder.
    await markAllRead(learner!);
    await db.notice.updateMany({ data: { isRead: false } });
    const types = async () => (await listNotices(learner!)).map(({ type }) => type).sort();
    const update = (data: { role?: string; sectionId?: string | null }) =>
      db.membership.updateMany({ where: { cohortId, userId: learner!.id }, data });
    await update({ role: "mentor" });
    expect(await types()).toEqual(["answer"]);
    // Neither does a learner of another section.
    await update({ role: "learner" });
    const { id: sectionId } = await db.section.create({ data: { cohortId, name: "A" } });
    await db.assignment.update({ where: { id }, data: { sectionId } });
    expect([await types(), await countNew(learner!)]).toEqual([["answer"], 1]);
    await update({ sectionId });
    expect([await types(), await countNew(learner!)]).toEqual([["answer", "due"], 2]);
  });

  it("contains no text, and is deleted with what it was about", async () => {
    await review(lee!);
    await openThread(lee!, submissionId, PLACE, "Why so?");
    const rows = JSON.stringify(await db.notice.findMany({ where: { userId: learner!.id } }));
    expect(rows).not.toMatch(/Why so|Well done/);
    expect(rows).not.toContain(lee!.id);
    await deletePerson(lee!.id);
    expect(await db.notice.count({ where: { userId: learner!.id } })).toBe(0);
    await openThread(maya!, submissionId, PLACE, "And this?");
    await deletePerson(learner!.id);
    expect(await db.notice.count({ where: { submissionId } })).toBe(0);
  });

  it("times are rounded to the hour", async () => {
    await review(lee!);
    const { at } = await db.notice.findFirstOrThrow({ where: { userId: learner!.id } });
    expect(at.getTime() % 3_600_000).toBe(0);
  });
});

describe("pages are notified", () => {
  it("of the count of news: now, when it grows, and when it is read in another tab", async () => {
    const [first, second] = [hears<string>((h) => onNews(learner!, h)), hears<string>((h) => onNews(learner!, h))];
    const others = hears<string>((h) => onNews(maya!, h));
    await until(() => expect([first, second, others]).toEqual([["0"], ["0"], ["0"]]));
    await openThread(lee!, submissionId, PLACE, "Why so?");
    await until(() =>
      expect([first, second]).toEqual([
        ["0", "1"],
        ["0", "1"],
      ]),
    );
    // As when a computer wakes up from sleep: its stream reconnects and gets the current state.
    const late = hears<string>((h) => onNews(learner!, h));
    await until(() => expect(late).toEqual(["1"]));
    await markAllRead(learner!);
    await until(() => expect([first, second, late].map((one) => one.at(-1))).toEqual(["0", "0", "0"]));
    expect(others).toEqual(["0"]);
  });

  it.skipIf(isQuick)(
    "when a conversation on the submission changes in any way; not for another submission",
    async () => {
      const other = await handInAs(learner!);
      const [heard, elsewhere] = [
        hears<string>((h) => onTalk(submissionId, h)),
        hears<string>((h) => onTalk(other, h)),
      ];
      await until(() => expect([heard.length, elsewhere.length]).toEqual([1, 1]));
      expect(heard).toEqual([await readTalkSign(submissionId)]);
      const thread = await openThread(lee!, submissionId, PLACE, "Why so?");
      await until(() => expect(heard.length).toBe(2));
      for (const change of [
        () => reply(learner!, submissionId, thread, "Because."),
        () => setResolved(submissionId, thread, true),
        () => setResolved(submissionId, thread, false),
        () => review(lee!),
      ]) {
        const before = heard.length;
        await change();
        await until(() => expect(heard.length).toBeGreaterThan(before));
        expect(heard.at(-1)).toBe(await readTalkSign(submissionId));
      }
      expect(elsewhere).toHaveLength(1);
    },
  );

  it.skipIf(isQuick)("of nothing after they disconnect", async () => {
    const heard: string[] = [];
    const stop = onNews(learner!, (count) => heard.push(count));
    await until(() => expect(heard).toEqual(["0"]));
    stop();
    await openThread(lee!, submissionId, PLACE, "Why so?");
    await pause(1_500);
    expect(heard).toEqual(["0"]);
  });
});

it("says when an assignment is due for the learner, whatever deadline others have", async () => {
  const [ana, ben] = [await join("learner"), await join("learner")];
  const at = (day: number) => new Date(Date.UTC(2030, 0, day, 12));
  const times = { opensAt: at(1), dueAt: at(10), timeZone: "UTC", cohortId, title: "Week 2", makeKey: `due-${made++}` };
  const { id: assignmentId } = await db.assignment.create({ data: times });
  for (const [{ id: userId }, day] of [
    [ana, 20],
    [ben, 30],
  ] as const) {
    await db.extension.create({ data: { assignmentId, userId, dueAt: at(day), givenAt: at(2) } });
    const due = { userId, type: "due", about: assignmentId, assignmentId, at: at(3) };
    await db.notice.create({ data: due });
  }
  const dueOf = async (person: Person) => (await listNotices(person))[0]!.due;
  expect([await dueOf(ana), await dueOf(ben)]).toEqual([
    expect.stringContaining("20 January"),
    expect.stringContaining("30 January"),
  ]);
});
