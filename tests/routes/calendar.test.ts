import { beforeAll, expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { extend } from "~/cohort/assignments/extensions.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import * as feed from "~/routes/learner/calendar.$token.deadlines[.]ics/route";
import * as mine from "~/routes/learner/learn_.assignments/route";
import { read, send } from "../setup/ask";
import { joinAt } from "../setup/assigned";
import { makePerson, signUp } from "../setup/people";

beforeAll(() => indexExercises());

const day = (days: number) => new Date(Date.now() + days * DAY_MS);
const linkOf = async (cookie: string): Promise<string | null> =>
  (await read(mine.loader as never, "/learn/assignments", { cookie })).data.calendar;
const press = (cookie: string, intent: string) =>
  send(mine.action as never, "/learn/assignments", { intent }, { cookie });

/** Requests the address as a calendar program does, without a cookie. */
async function follow(link: string) {
  const token = new URL(link).pathname.split("/")[2]!;
  const { status, headers, body } = await read(feed.loader as never, new URL(link).pathname, {
    cookie: "",
    params: { token },
  });
  // Long lines are folded (RFC 5545, 3.1).
  return { status, type: headers.get("Content-Type"), text: ((await body?.text()) ?? "").replaceAll("\r\n ", "") };
}

it("a calendar link shows a learner's own deadlines, until it is removed", async () => {
  const cohort = await db.cohort.create({ data: { name: "Heron, BEGIN:VEVENT" } });
  const [lead, ana, bo] = [await makePerson("callead"), await signUp("calana"), await signUp("calbo")];
  await joinAt(cohort.id, lead, "lead", day(-60));
  await joinAt(cohort.id, ana, "learner", day(-60));
  const fields = {
    title: "Week 1\r\nATTENDEE:x",
    note: "",
    slugs: listExercises()
      .slice(0, 1)
      .map(({ slug }) => slug),
    timeZone: "Europe/Berlin",
    opensAt: day(-7),
    dueAt: new Date("2090-06-30T16:00:00Z"),
    isRequired: true,
    sampleShare: null,
    eachDoes: null,
    sectionId: null,
  };
  const id = await makeAssignment(lead, cohort.id, "key-of-the-calendar-form", fields);

  expect(await linkOf(ana.cookie)).toBeNull();
  await press(ana.cookie, "create-calendar");
  const link = (await linkOf(ana.cookie))!;
  await press(ana.cookie, "create-calendar");
  expect(await linkOf(ana.cookie)).toBe(link);

  const { status, type, text } = await follow(link);
  expect([status, type]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(text).toContain("DTSTART:20900630T160000Z");
  expect(text).toContain(`/learn/assignments/${id}`);
  // Text that people write can't add a line to the file.
  const lines = text.split("\r\n");
  expect(lines.filter((line) => line.startsWith("BEGIN:VEVENT"))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toHaveLength(0);
  // The deadline is the only time that is finer than a day.
  expect(lines.filter((line) => line.startsWith("DTSTAMP")).every((line) => line.endsWith("T000000Z"))).toBe(true);

  await extend(lead, cohort.id, String(id), [ana.id], new Date("2090-07-02T16:00:00Z"));
  expect((await follow(link)).text).toContain("DTSTART:20900702T160000Z");

  // Neither another person's id nor an old secret opens the calendar.
  await press(bo.cookie, "create-calendar");
  const secret = link.split(".").at(-2)!.split("/")[0]!;
  expect((await follow(link.replace(ana.id, bo.id))).status).toBe(404);
  expect((await follow(link.replace(secret, ""))).status).toBe(404);
  await press(ana.cookie, "remove-calendar");
  expect((await follow(link)).status).toBe(404);
  await press(ana.cookie, "create-calendar");
  expect((await follow(link)).status).toBe(404);
  expect((await follow((await linkOf(ana.cookie))!)).status).toBe(200);
  // The page would send people without an account to the sign-in page, too, so this calls the action alone.
  for (const intent of ["create-calendar", "remove-calendar"])
    expect((await press("", intent)).location).toMatch(/^\/sign-in/);
});
