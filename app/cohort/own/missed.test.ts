import { beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addJudged } from "../../../tests/setup/judged";
import { makePerson } from "../../../tests/setup/people";
import { listMissed } from "./missed.server";

const SLUG = "partial-refunds";

beforeAll(() => indexExercises());

/** Stores a graded review by this person with these issues, "+" caught and "-" missed. */
const review = (userId: string, issues: Parameters<typeof addJudged>[2], counting?: boolean) =>
  addJudged(userId, SLUG, issues, counting);

it("lists classes of which 2 of the last 3 issues were missed, and drops a class that is caught again", async () => {
  const [{ id }, other] = [await makePerson("misser"), await makePerson("other")];
  const missed = () => listMissed({ id });
  expect(await missed()).toEqual([]);
  await review(id, ["missing-edge-case-", "silly-logic-", "injection+"]);
  expect(await missed()).toEqual([]);
  await review(id, ["missing-edge-case-", "silly-logic+"]);
  expect(await missed()).toEqual([{ class: "missing-edge-case", missed: 2, of: 2 }]);
  await review(id, ["silly-logic-", "missing-edge-case-"]);
  expect(await missed()).toEqual([
    { class: "silly-logic", missed: 2, of: 3 },
    { class: "missing-edge-case", missed: 3, of: 3 },
  ]);
  await review(id, ["missing-edge-case+"]);
  await review(id, ["missing-edge-case+"]);
  expect((await missed()).map((one) => one.class)).toEqual(["silly-logic"]);
  expect(await listMissed(other)).toEqual([]);
});

it("leaves out attempts that aren't scored, and those whose report isn't open yet", async () => {
  const { id } = await makePerson("waiting");
  await review(id, ["injection-"]);
  await review(id, ["injection-"], false);
  expect(await listMissed({ id })).toEqual([]);
  const submissionId = await review(id, ["injection-"]);
  expect(await listMissed({ id })).toHaveLength(1);
  await db.aiJudgement.create({ data: { submissionId, comment: 0, userId: id, counts: true } });
  expect(await listMissed({ id })).toEqual([]);
});
