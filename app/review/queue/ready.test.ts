import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { isReady, listMarked, listReviewed } from "./ready.server";

it("if none of the samples’ exercises is on offer, a new mentor need not review any", async () => {
  const { id: cohortId } = await db.cohort.create({ data: { name: "Without exercises" } });
  const mentor = await makePerson("new", { isNew: true });
  await db.membership.create({ data: { cohortId, userId: mentor.id, role: "mentor" } });
  expect(listMarked()).toEqual([]);
  expect(await isReady(mentor)).toBe(true);
  expect(await listReviewed(mentor)).toEqual([cohortId]);
});
