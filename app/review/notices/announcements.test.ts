import { expect, it } from "vitest";
import { createCohort } from "~/accounts/cohorts/cohorts.server";
import { listSections, makeSection, putInSection, removeSection } from "~/accounts/cohorts/sections.server";
import type { Person } from "~/accounts/guards.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { listAnnouncements, listUnreadAnnouncements, sendAnnouncement } from "./announcements.server";
import { listNotices } from "./list-notices.server";

it("announcements to a section reach only its members, and are removed with the section", async () => {
  const [lead, ana, ben] = [await makePerson("lead"), await makePerson("ana"), await makePerson("ben")];
  const actor = { ...lead, isAdmin: false, editor: "monaco", singleKeys: true } as Person;
  const cohortId = await createCohort(actor, "Spring");
  for (const { id: userId } of [ana, ben]) await db.membership.create({ data: { cohortId, userId, role: "learner" } });
  await makeSection(actor, cohortId, "A");
  const sectionId = (await listSections(cohortId))[0]!.id;
  await putInSection(actor, cohortId, [ana.id], sectionId);
  await sendAnnouncement(lead, cohortId, { sendKey: crypto.randomUUID(), text: "Room 4", sectionId });
  expect((await listUnreadAnnouncements(ana)).map(({ text, section }) => [text, section])).toEqual([["Room 4", "A"]]);
  expect([await listUnreadAnnouncements(ben), await listAnnouncements(ben)]).toEqual([[], []]);
  // Each member gets their own notice.
  await sendAnnouncement(lead, cohortId, { sendKey: crypto.randomUUID(), text: "Room 5" });
  expect([(await listNotices(ana)).length, (await listNotices(ben)).length]).toEqual([2, 1]);
  // Someone who has left the section can no longer open its announcements, so they have no notice of them either.
  await putInSection(actor, cohortId, [ana.id], null);
  expect([(await listNotices(ana)).length, (await listAnnouncements(ana)).length]).toEqual([1, 1]);
  await removeSection(actor, cohortId, sectionId);
  expect((await listAnnouncements(ana)).map(({ text }) => text)).toEqual(["Room 5"]);
});
