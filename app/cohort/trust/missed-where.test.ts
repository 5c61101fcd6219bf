import { beforeAll, expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { findExercise, indexExercises, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { DefectClass } from "~/kinds/defect-classes";
import { makePerson } from "../../../tests/setup/people";
import { toWords } from "../counts/fact";
import { tallyOf } from "../counts/tallies";
import { withWhere } from "./missed-where.server";
import { makeTrustFigures } from "./trust.server";

const [ONE, OTHER] = ["partial-refunds", "gift-card-balance"] as const;
let tries = 0;

beforeAll(() => indexExercises());

/** Stores a graded first submission with these issues, "+" caught and "-" missed. */
async function review(userId: string, slug: string, issues: readonly `${DefectClass}${"+" | "-"}`[], counting = true) {
  const { revisionId, meta, kind } = findExercise(slug)!;
  const said = { slug, revisionId, confidence: 80, tryNumber: ++tries };
  const { id: submissionId, handedInAt } = await db.submission.create({
    data: { ...said, userId, handInKey: `where ${tries}`, seed: "s", work: "{}" },
  });
  const verdict = { status: "failed", score: 0, ownStatus: "failed", ownScore: 0, history: "[]" };
  const words = { skills: toWords([]), issues: toWords([...issues]) };
  await db.tryFact.create({
    data: {
      ...said,
      ...verdict,
      ...words,
      submissionId,
      userId,
      handedInAt,
      counting,
      kind: kind.id,
      track: meta.track,
    },
  });
}

async function countClasses(userId: string) {
  const { classes } = tallyOf((await db.tryFact.findMany({ where: { userId } })) as never);
  await db.classTally.createMany({ data: classes.map((row) => ({ userId, ...row })) });
}

it("says in which exercise most issues of a class were missed, counting this cohort's scored attempts only", async () => {
  const { id: cohortId } = await db.cohort.create({ data: { name: "Where" } });
  const [ana, bo, stranger] = [await makePerson("where-a"), await makePerson("where-b"), await makePerson("where-c")];
  for (const { id } of [ana, bo]) await db.membership.create({ data: { cohortId, userId: id, role: "learner" } });
  await review(ana.id, ONE, ["missing-edge-case-", "silly-logic-", "injection-"]);
  await review(bo.id, ONE, ["missing-edge-case-", "silly-logic-", "injection+"]);
  await review(ana.id, OTHER, ["missing-edge-case-", "silly-logic-"]);
  await review(bo.id, OTHER, ["missing-edge-case+", "silly-logic-", "wrong-type+"]);
  await review(ana.id, OTHER, ["missing-edge-case-", "missing-edge-case-"], false);
  await review(stranger.id, OTHER, ["missing-edge-case-", "injection-"]);
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
});
