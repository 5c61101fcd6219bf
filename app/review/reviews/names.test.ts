import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nameFor, numberedName } from "~/accounts/reading/names.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { passed, ticked } from "../../../tests/mentors/peers";
import { makePerson } from "../../../tests/setup/people";

/** Which readers see a learner's name, cohort by cohort. */

let people = 0;
let learner: { id: string; name: string };
let reader: { id: string };
let submissionId = "";
let [hiding, open] = ["", ""];

const join = (cohortId: string, person: { id: string }, role: string) =>
  db.membership.create({ data: { cohortId, userId: person.id, role } });

beforeAll(() => indexExercises());
beforeEach(async () => {
  [learner, reader] = [await makePerson(`named-${people++}`), await makePerson(`reader-${people++}`)];
  hiding = (await db.cohort.create({ data: { name: "Hiding", hidesNames: true } })).id;
  open = (await db.cohort.create({ data: { name: "Open" } })).id;
  for (const cohort of [hiding, open]) await join(cohort, learner, "learner");
  submissionId = await passed(learner, "test-vat-rounding");
});
const shown = (cohortId?: string) => nameFor(reader, learner, submissionId, cohortId);

describe("a learner's name", () => {
  it("is visible to readers outside the cohort that hides it, and to the learner", async () => {
    expect(await shown()).toBe(learner.name);
    await join(open, reader, "mentor");
    expect(await shown()).toBe(learner.name);
    expect(await nameFor(learner, learner, submissionId)).toBe(learner.name);
  });

  it("is a number to members, until they have sent a review of this submission", async () => {
    await join(hiding, reader, "mentor");
    const other = await passed(learner, "test-vat-rounding");
    await ticked(reader, other);
    expect(await shown()).toBe(numberedName(hiding, learner.id));
    expect(await nameFor(reader, learner, other)).toBe(learner.name);
  });

  it("is checked in one cohort only if the page is about it", async () => {
    for (const cohort of [hiding, open]) await join(cohort, reader, "mentor");
    expect([await shown(), await shown(hiding)]).toEqual(Array(2).fill(numberedName(hiding, learner.id)));
    expect(await shown(open)).toBe(learner.name);
  });

  it("stays a number in the cohort that hid it, after the learner has left", async () => {
    await join(hiding, reader, "mentor");
    await ticked(reader, await passed(learner, "test-vat-rounding"));
    const at = { waitingSince: new Date(), orderAt: new Date(), minutes: 8, kind: "test", slug: "test-vat-rounding" };
    await db.reviewItem.create({ data: { ...at, submissionId, cohortId: hiding, learnerId: learner.id } });
    await db.membership.deleteMany({ where: { userId: learner.id, cohortId: hiding } });
    expect([await shown(), await shown(hiding)]).toEqual(Array(2).fill(numberedName(hiding, learner.id)));
  });

  it("stays a number to a peer, even after sending a review", async () => {
    await join(hiding, reader, "learner");
    await ticked(reader, submissionId, "{}", { isPeer: true, seat: -1 });
    expect(await shown()).toBe(numberedName(hiding, learner.id));
  });

  it("is visible in a cohort that does not hide names, whatever other cohorts do", async () => {
    const elsewhere = (await db.cohort.create({ data: { name: "Elsewhere", hidesNames: true } })).id;
    await join(elsewhere, reader, "mentor");
    await join(open, reader, "mentor");
    expect(await shown()).toBe(learner.name);
  });
});
