import { beforeAll, describe, expect, it } from "vitest";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { listAssignments } from "~/cohort/assignments/lead.server";
import { getCohortHelp } from "~/cohort/help/help.server";
import { getSkillTable } from "~/cohort/overview/overview.server";
import { getLearnerReport } from "~/cohort/own/report.server";
import { db } from "~/database/db.server";
import { beginDemo, finishDemo } from "~/demonstration/demo.server";
import { readerOf } from "./setup/readers";
import { testSandbox } from "./setup/sandbox";

/**
 * The demonstration with all exercises tells a story without contradictions, even when its random choices turn out
 * differently.
 */

let reader: CohortReader;
let learners: { id: string; email: string }[] = [];

async function makeDemo(seed: number | undefined): Promise<void> {
  await db.user.deleteMany();
  await db.cohort.deleteMany();
  await indexExercises();
  await finishDemo((await beginDemo(() => {}, seed))!, await testSandbox(), () => {});
  reader = await readerOf((await db.cohort.findFirstOrThrow()).id);
  learners = await db.user.findMany({ where: { memberships: { some: { role: "learner" } } } });
}

const questions = () =>
  db.reviewItem.findMany({
    where: { asksHelp: true, state: "waiting" },
    include: { submission: { include: { results: true } } },
    orderBy: { waitingSince: "asc" },
  });

describe.each([
  ["as it is shown", undefined],
  ["with seed 1", 1],
  ["with seed 2", 2],
])("the demonstration %s", (_, seed) => {
  beforeAll(() => makeDemo(seed));

  it("lists no one as quiet who asked a question, and each question came after its submission", async () => {
    const { needy } = await getCohortHelp(reader, { now: new Date(), from: 0, count: 100 });
    const quiet = needy.filter(({ reasons }) => reasons.some(({ rule }) => rule === "quiet")).map(({ id }) => id);
    const asked = await questions();
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter(({ learnerId }) => quiet.includes(learnerId))).toEqual([]);
    expect(new Set(asked.map(({ learnerId }) => learnerId)).size).toBe(asked.length);
    for (const { waitingSince, submission } of asked)
      expect(submission.handedInAt.getTime()).toBeLessThanOrEqual(waitingSince.getTime());
  });

  it("has a past assignment that most learners handed in, and names only those who missed it", async () => {
    const now = new Date();
    const { over } = await listAssignments(reader, { page: 1, now });
    expect(over.length).toBeGreaterThan(0);
    for (const { asked, missed } of over) expect(missed).toBeLessThan(asked / 2);
    const { needy } = await getCohortHelp(reader, { now, from: 0, count: 100 });
    const missed = needy.filter(({ reasons }) => reasons.some(({ rule }) => rule === "missed"));
    expect(missed.length).toBeLessThan(learners.length / 2);
  });

  it("asks about a missed fault only where there was one, and about a good fix only where one passed", async () => {
    const about = (await questions()).map(({ question, submission: { slug, results } }) => {
      const exercise = findExercise(slug)!;
      const isFlawed = exercise.kind.can.change?.isFlawed(exercise.content);
      return { question, isFlawed, isPassed: results.some(({ status }) => status === "passed") };
    });
    expect(about.find(({ question }) => question.includes("when something is wrong"))).toMatchObject({
      isFlawed: true,
      isPassed: false,
    });
    expect(about.find(({ question }) => question.includes("cases I haven’t thought of"))?.isPassed).toBe(false);
    expect(about.find(({ question }) => question.includes("Is this a good fix"))?.isPassed).toBe(true);
  });

  it("has cells that equal each learner's own report", async () => {
    const { cells } = await getSkillTable(
      reader,
      learners.map(({ id }) => id),
    );
    for (const { id, email } of learners) {
      const { skills } = await getLearnerReport({ id });
      const own = skills.filter(({ evidence }) => evidence.length > 0).map(({ skill, state }) => [skill, state]);
      const cell = Object.entries(cells[id] ?? {}).map(([skill, { state }]) => [skill, state]);
      expect([email, cell.sort()]).toEqual([email, own.sort()]);
    }
  });
});
