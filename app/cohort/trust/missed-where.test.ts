import { beforeAll, expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { indexExercises, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addJudged } from "../../../tests/setup/judged";
import { makePerson } from "../../../tests/setup/people";
import { tallyOf } from "../counts/tallies";
import { withWhere } from "./missed-where.server";
import { makeTrustFigures } from "./trust.server";

const [ONE, OTHER] = ["partial-refunds", "gift-card-balance"] as const;

beforeAll(() => indexExercises());

async function countClasses(userId: string) {
  const { classes } = tallyOf((await db.tryFact.findMany({ where: { userId } })) as never);
  await db.classTally.createMany({ data: classes.map((row) => ({ userId, ...row })) });
}

it("says in which exercise most issues of a class were missed, counting this cohort's scored attempts only", async () => {
  const { id: cohortId } = await db.cohort.create({ data: { name: "Where" } });
  const [ana, bo, stranger] = [await makePerson("where-a"), await makePerson("where-b"), await makePerson("where-c")];
  for (const { id } of [ana, bo]) await db.membership.create({ data: { cohortId, userId: id, role: "learner" } });
  await addJudged(ana.id, ONE, ["missing-edge-case-", "silly-logic-", "injection-"]);
  await addJudged(bo.id, ONE, ["missing-edge-case-", "silly-logic-", "injection+"]);
  await addJudged(ana.id, OTHER, ["missing-edge-case-", "silly-logic-"]);
  await addJudged(bo.id, OTHER, ["missing-edge-case+", "silly-logic-", "wrong-type+"]);
  await addJudged(ana.id, OTHER, ["missing-edge-case-", "missing-edge-case-"], false);
  await addJudged(stranger.id, OTHER, ["missing-edge-case-", "injection-"]);
  for (const { id } of [ana, bo, stranger]) await countClasses(id);
  const cohort = new CohortLearners(cohortId);
  const { missed } = await makeTrustFigures(cohort);
  const where = Object.fromEntries(missed.map((row) => [row.class, withWhere(row, cohort).where]));
  expect(where).toEqual({
    "missing-edge-case": `2 of the 3 missed issues were in “${titleOf(ONE)}”.`,
    "silly-logic": null,
    injection: `The missed issue was in “${titleOf(ONE)}”.`,
    "wrong-type": null,
  });
  const injection = missed.find((row) => row.class === "injection")!;
  expect(withWhere(injection, cohort, () => "one exercise").where).toBe("The missed issue was in one exercise.");
});
