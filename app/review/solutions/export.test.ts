import { beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { exportSolutions } from "./export.server";

const SLUG = "test-vat-rounding";

beforeAll(() => indexExercises());

/** Stores a solution that the person shares, with another person's vote. */
async function shareAs(userId: string, voterId: string): Promise<void> {
  const of = { userId, slug: SLUG, revisionId: findExercise(SLUG)!.revisionId, tryNumber: 1 };
  const work = { handInKey: "once", seed: "s", work: "{}", confidence: 80 };
  const { id: submissionId } = await db.submission.create({ data: { ...of, ...work } });
  const shown = { note: `by ${userId}`, isNamed: false, sharedOn: new Date("2026-11-20") };
  const { id: solutionId } = await db.solution.create({ data: { userId, slug: SLUG, submissionId, ...shown } });
  await db.solutionVote.create({ data: { solutionId, userId: voterId } });
}

it("exports a person's own solutions and votes, and no one else's", async () => {
  const [ana, bo, cy] = [await makePerson("sol-ana"), await makePerson("sol-bo"), await makePerson("sol-cy")];
  await shareAs(ana.id, bo.id);
  await shareAs(bo.id, cy.id);
  expect(await exportSolutions(ana)).toMatchObject({ shared: [{ note: `by ${ana.id}`, votes: 1 }], votes: [] });
  const { shared, votes } = await exportSolutions(bo);
  expect(shared.map(({ note }) => note)).toEqual([`by ${bo.id}`]);
  expect(votes).toMatchObject([{ exercise: SLUG }]);
});
