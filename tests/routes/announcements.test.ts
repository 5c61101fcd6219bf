// Long: who gets an announcement, and each place where people read it.

import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "~/operations/time";
import {
  LISTED,
  listSent,
  MOST_A_DAY,
  removeAnnouncement,
  sendAnnouncement,
} from "~/review/notices/announcements.server";
import { countNew, listNotices } from "~/review/notices/list-notices.server";
import * as sent from "~/routes/lead/cohorts.$id_.announcements/route";
import * as learn from "~/routes/learner/learn/route";
import * as mine from "~/routes/learner/learn_.announcements/route";
import { type Door, openDoor } from "../access/door";
import { read, send } from "../setup/ask";
import { makePerson, signUp } from "../setup/people";

type Signed = Awaited<ReturnType<typeof signUp>>;
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

let made = 0;
let [cohortId, key] = ["", ""];
let [lead, ana, bo]: Signed[] = [];

beforeEach(async () => {
  made++;
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  [lead, ana, bo] = [await signUp(`annlead${made}`), await signUp(`annana${made}`), await signUp(`annbo${made}`)];
  for (const [person, role] of [
    [lead, "lead"],
    [ana, "learner"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId: person!.id, role } });
  key = crypto.randomUUID();
});

const post = (fields: object) =>
  send(
    sent.action as never,
    "/",
    { intent: "send", key, ...fields },
    { cookie: lead!.cookie, params: { id: cohortId } },
  );
const pinned = async (who: Signed) =>
  (await read(learn.loader as never, "/learn", { cookie: who.cookie })).data.announced.map(
    ({ text }: { text: string }) => text,
  );
/** The lead's page, as HTML. */
const sentPage = async () => {
  const headers = { cookie: lead!.cookie };
  const reply = await fetch(`${door.origin}/cohorts/${cohortId}/announcements`, { headers });
  return (await reply.text()).replaceAll("<!-- -->", "");
};
const listed = async (who: Signed) =>
  (await read(mine.loader as never, "/learn/announcements", { cookie: who.cookie })).data.announcements;

it("an announcement is sent once, counted as news, and shown on Learn until it is read", async () => {
  expect((await post({ text: "  Talks on Friday.\nBring a diff. " })).data.done).toBe("Announcement sent.");
  await post({ text: "Talks on Friday." });
  expect(await pinned(ana!)).toEqual(["Talks on Friday.\nBring a diff."]);
  expect([await pinned(lead!), await pinned(bo!), await listed(bo!)]).toEqual([[], [], []]);
  expect(await countNew(ana!)).toBe(1);
  expect(await countNew(ana!, "/learn/announcements")).toBe(0);
  expect(await listNotices(ana!)).toMatchObject([{ title: "Heron", to: "/learn/announcements", isRead: false }]);

  const { id } = (await listed(bo!)).concat(await db.announcement.findMany({ where: { cohortId } }))[0];
  await send(mine.action as never, "/", { announcement: id }, { cookie: bo!.cookie });
  expect(await pinned(ana!)).toHaveLength(1);
  await send(mine.action as never, "/", { announcement: id }, { cookie: ana!.cookie });
  expect([await pinned(ana!), await countNew(ana!)]).toEqual([[], 0]);
  expect(await listed(ana!)).toMatchObject([{ cohort: "Heron" }]);

  // Someone who leaves the cohort no longer sees the announcement.
  await db.membership.deleteMany({ where: { cohortId, userId: ana!.id } });
  expect([await listed(ana!), await listNotices(ana!)]).toEqual([[], []]);
});

it("keeps the text if its section was removed while it was written", async () => {
  const elsewhere = (await db.cohort.create({ data: { name: "Tern" } })).id;
  const { id } = await db.section.create({ data: { cohortId: elsewhere, name: "A" } });
  for (const section of [id, "gone"]) {
    const { status, data } = await post({ text: "Room 4", section });
    expect([status, data.errors, data.written]).toMatchObject([
      400,
      { section: ["That section no longer exists. Choose another one, or the whole cohort."] },
      { text: "Room 4" },
    ]);
  }
  expect(await db.announcement.count({ where: { cohortId } })).toBe(0);
});

it("lists all announcements, in pages", async () => {
  const rows = Array.from({ length: LISTED + 1 }, (_, n) => ({ cohortId, sendKey: `key ${n}`, text: `Room ${n}` }));
  await db.announcement.createMany({ data: rows.map((row) => ({ ...row, writtenById: lead!.id, at: new Date() })) });
  const textsOn = async (page: number) => {
    const asked = { cookie: lead!.cookie, params: { id: cohortId } };
    const { data } = await read(sent.loader as never, `/?page=${page}`, asked);
    return [data.sent.map(({ text }: { text: string }) => text), data.total];
  };
  const all = (await Promise.all([1, 2].map(textsOn))).flatMap(([texts]) => texts);
  expect(new Set(all)).toEqual(new Set(rows.map(({ text }) => text)));
  expect(await textsOn(3)).toEqual([[], LISTED + 1]);
});

it("only a reply to a sent announcement has a new key, with which the page empties the form", async () => {
  const { next } = (await post({ text: "One" })).data;
  expect([typeof next, next === key, next === ""]).toEqual(["string", false, false]);
  expect((await post({ text: "" })).data.next).toBe("");
  const { id } = await db.announcement.findFirstOrThrow({ where: { cohortId } });
  expect((await post({ intent: "remove", announcement: id })).data).toMatchObject({
    done: "Announcement removed.",
    next: "",
  });
});

it("the list of all announcements marks them as read; one that is removed is gone for everyone", async () => {
  await post({ text: "One" });
  key = crypto.randomUUID();
  await post({ text: "Two" });
  expect(await pinned(ana!)).toEqual(["Two", "One"]);
  expect((await listed(ana!)).map(({ text }: { text: string }) => text)).toEqual(["Two", "One"]);
  expect(await pinned(ana!)).toEqual([]);
  const { id } = await db.announcement.findFirstOrThrow({ where: { cohortId, text: "One" } });
  const elsewhere = (await db.cohort.create({ data: { name: "Tern" } })).id;
  await db.membership.create({ data: { cohortId: elsewhere, userId: lead!.id, role: "lead" } });
  const remove = (params: { id: string }) =>
    send(sent.action as never, "/", { intent: "remove", announcement: id }, { cookie: lead!.cookie, params });
  expect((await remove({ id: elsewhere })).status).toBe(404);
  expect((await remove({ id: cohortId })).data.done).toBe("Announcement removed.");
  expect((await listed(ana!)).map(({ text }: { text: string }) => text)).toEqual(["Two"]);
  const audited = await db.auditEvent.findMany({
    where: { actorId: lead!.id, action: { startsWith: "announcement" } },
  });
  expect(audited.map(({ action }) => action).sort()).toEqual([
    "announcement.removed",
    "announcement.sent",
    "announcement.sent",
  ]);
});

it.each([
  ["an empty one", { text: " " }, "Write the announcement."],
  ["a long one", { text: "x".repeat(2_001) }, "An announcement can have at most 2,000 characters. Shorten it."],
])("%s is refused with an error at its field", async (_name, fields, message) => {
  const { status, data } = await post(fields);
  expect([status, data.errors.text]).toEqual([400, [message]]);
  expect(await db.announcement.count({ where: { cohortId } })).toBe(0);
});

it("a cohort can send only a limited number in a day, even at once, whatever another cohort sends", async () => {
  const elsewhere = (await db.cohort.create({ data: { name: "Tern" } })).id;
  await db.membership.create({ data: { cohortId: elsewhere, userId: bo!.id, role: "learner" } });
  expect(await sendAnnouncement(bo!, elsewhere, { sendKey: key, text: "Elsewhere" })).toBe("sent");
  const replies = await Promise.all(
    Array.from({ length: MOST_A_DAY + 3 }, (_, one) => post({ key: one === 0 ? key : crypto.randomUUID(), text: "x" })),
  );
  const sent = replies.filter(({ status }) => status === 200);
  expect([sent.length, replies.length - sent.length]).toEqual([MOST_A_DAY, 3]);
  expect(await pinned(ana!)).toEqual(Array(MOST_A_DAY).fill("x"));
  expect([await pinned(bo!), (await listed(bo!)).length]).toEqual([[], 1]);
  expect(await listSent(elsewhere)).toMatchObject([{ text: "Elsewhere", notified: 0 }]);
});

it("the limit holds for 24 hours, and removing an announcement doesn't make room for another", async () => {
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  vi.useFakeTimers({ toFake: ["Date"], now: hour - DAY_MS + 50 * MINUTE_MS });
  const sendOne = () => sendAnnouncement(lead!, cohortId, { sendKey: crypto.randomUUID(), text: "x" });
  try {
    for (let one = 0; one < MOST_A_DAY; one++) expect(await sendOne()).toBe("sent");
    await removeAnnouncement(lead!, cohortId, (await listSent(cohortId))[0]!.id);
    vi.setSystemTime(hour + 10 * MINUTE_MS);
    expect(await sendOne()).toBe("too-many");
    vi.setSystemTime(hour + HOUR_MS);
    expect(await sendOne()).toBe("sent");
  } finally {
    vi.useRealTimers();
  }
});

it("people who have left the cohort or the section don't count as members who were notified", async () => {
  const section = await db.section.create({ data: { cohortId, name: "A" } });
  const where = { cohortId, userId: ana!.id };
  await db.membership.updateMany({ where, data: { sectionId: section.id } });
  await sendAnnouncement(lead!, cohortId, { sendKey: key, text: "All" });
  await sendAnnouncement(lead!, cohortId, { sendKey: crypto.randomUUID(), text: "A", sectionId: section.id });
  const notified = async () => (await listSent(cohortId)).map((one) => one.notified);
  expect(await notified()).toEqual([1, 1]);
  await db.membership.updateMany({ where, data: { sectionId: null } });
  expect(await notified()).toEqual([0, 1]);
  await db.membership.deleteMany({ where });
  expect(await notified()).toEqual([0, 0]);
});

it("the list says how many current members were notified", async () => {
  const { id } = await db.section.create({ data: { cohortId, name: "A" } });
  const seen = async () => {
    const html = await sentPage();
    return ["no one in the section was notified", "1 current member notified"].filter((says) => html.includes(says));
  };
  await post({ text: "Room 4", section: id });
  expect(await seen()).toEqual(["no one in the section was notified"]);
  // A learner who joins the section later is not notified.
  await db.membership.updateMany({ where: { cohortId, userId: ana!.id }, data: { sectionId: id } });
  expect(await seen()).toEqual(["no one in the section was notified"]);
  await post({ text: "Room 5", section: id, key: crypto.randomUUID() });
  expect(await seen()).toEqual(["no one in the section was notified", "1 current member notified"]);
});

it("the list shows no one's reading, not even by the difference of two announcements", async () => {
  const { id: sectionId } = await db.section.create({ data: { cohortId, name: "A" } });
  for (let n = 0; n < 11; n++) {
    const { id } = await makePerson(`reader-${n}`);
    await db.membership.create({ data: { cohortId, userId: id, role: "learner", sectionId } });
  }
  // The cohort's announcement reaches one more person, Ana, than the section's.
  await post({ text: "All" });
  await post({ text: "A", section: sectionId, key: crypto.randomUUID() });
  // Everything that the page shows, with what the lead's browser gets as data.
  const shown = async () => [(await sentPage()).match(/\d+ current members? notified/g), await listSent(cohortId)];
  const before = await shown();
  expect(before).toMatchObject([
    ["11 current members notified", "12 current members notified"],
    [{ notified: 11 }, { notified: 12 }],
  ]);
  expect(await listed(ana!)).toHaveLength(1);
  expect(await shown()).toEqual(before);
  await db.notice.updateMany({ where: { announcement: { cohortId } }, data: { isRead: true } });
  expect(await shown()).toEqual(before);
});
