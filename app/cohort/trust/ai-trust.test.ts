import { beforeAll, describe, expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { AI_TRUTHS } from "~/kinds/ai-review";
import { seeded } from "~/kinds/seeded";
import { judgeAiTrust, judgeTrust, sensitivity } from "~/kinds/trust";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { readTrustOfCohort } from "../exports/read-cohort.server";
import { readTrust } from "../exports/read-learners.server";
import type { Reading } from "../exports/reading";
import { countAiAnswers, getOwnAiTrust } from "./ai-trust.server";
import { listLearnerTrust } from "./learner-trust.server";
import { makeTrustFigures } from "./trust.server";

/** Draws answers at random, and compares every figure about them with a recount. */

const SLUGS = ["dataset-attachments", "gift-card-balance", "partial-refunds"];
const LEARNERS = 9;
const draw = seeded("ai trust");
const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
let cohortId = "";
const ids: string[] = [];
/** The answers that count toward trust, as this test stored them. */
const rows: { userId: string; truth: string; answer: string }[] = [];

beforeAll(async () => {
  await indexExercises();
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  for (let i = 0; i < LEARNERS; i++) {
    const { id: userId } = await makePerson(`judge-${i}`);
    ids.push(userId);
    await db.membership.create({ data: { cohortId, userId, role: "learner" } });
    for (const [place, slug] of SLUGS.entries()) {
      const { revisionId } = findExercise(slug)!;
      const of = { userId, slug, revisionId, handInKey: slug, tryNumber: 1, seed: "s", work: "{}", confidence: 80 };
      const { id: submissionId } = await db.submission.create({ data: of });
      // One review counts in full, one counts in part, and one is still open.
      for (let comment = 0; comment < 6; comment++) {
        const [truth, answer] = [pick(AI_TRUTHS), pick(AI_TRUTHS)];
        const counts = place === 0 || (place === 1 && comment < 3);
        const final = { truth, judgedOn: new Date("2026-11-20T00:00:00Z") };
        await db.aiJudgement.create({
          data: { submissionId, comment, userId, answer, counts: counts || place === 2, ...(place < 2 && final) },
        });
        if (counts) rows.push({ userId, truth, answer });
      }
    }
  }
});

function recount(of: readonly { truth: string; answer: string }[]) {
  const right = of.filter(({ truth }) => truth === "right");
  const other = of.filter(({ truth }) => truth !== "right");
  const called = (list: typeof right) => list.filter(({ answer }) => answer === "right").length;
  return { flawed: right.length, clean: other.length, hits: called(right), falseAlarms: called(other) };
}
const countsOf = (id: string) => recount(rows.filter(({ userId }) => userId === id));
const readingOf = async (): Promise<Reading> => {
  const reader = await readerOf(cohortId);
  return { reader, learners: await reader.list(), members: [], now: new Date(), agreement: async () => [] };
};

describe("trust in AI reviewers", () => {
  it("includes only each learner's final, scored answers", async () => {
    const found = new Map((await countAiAnswers({ userId: { in: ids } })).map(({ id, counts }) => [id, counts]));
    for (const id of ids) expect(found.get(id)).toEqual(countsOf(id));
    const listed = await listLearnerTrust(await readerOf(cohortId), ids);
    for (const { id, ai, verdicts } of listed) {
      expect(ai).toEqual({ counts: countsOf(id), trust: judgeAiTrust(countsOf(id)) });
      expect(verdicts).toBeNull();
    }
    expect(listed).toHaveLength(LEARNERS);
  });

  it("is calculated from all answers together for a cohort", async () => {
    const { ai, counts } = await makeTrustFigures(new CohortLearners(cohortId));
    expect(ai).toMatchObject({ learners: LEARNERS, counts: recount(rows) });
    expect(ai.dPrime!.value).toBe(sensitivity(recount(rows))!.dPrime.value);
    expect(ai.dPrime!.low).toBeLessThan(ai.dPrime!.value);
    expect(counts).toEqual({ flawed: 0, clean: 0, hits: 0, falseAlarms: 0 });
  });

  it("lists every answer behind a learner's own figures", async () => {
    const [id] = ids;
    const { flawed, clean, hits, falseAlarms } = countsOf(id!);
    const { answers } = await getOwnAiTrust({ id: id! });
    expect(answers).toMatchObject([
      { comments: "right", of: hits, all: flawed },
      { comments: "other", of: clean - falseAlarms, all: clean },
    ]);
    for (const { behind, of, all } of answers) {
      expect(behind).toHaveLength(all);
      expect(behind.filter(({ isRight }) => isRight)).toHaveLength(of);
    }
  });

  it("is exported for each learner and for the cohort", async () => {
    const reading = await readingOf();
    const { value: learners = [] } = await readTrust(reading).next();
    for (const row of learners) {
      const { flawed, clean, hits, falseAlarms } = countsOf(row.learner_id);
      const all = { ai_right: flawed, ai_other: clean, ai_hits: hits, ai_false_alarms: falseAlarms };
      expect(row).toMatchObject({ ...all, ai_leans_to: judgeAiTrust(countsOf(row.learner_id)).says });
    }
    expect(learners).toHaveLength(LEARNERS);
    const { value: cohort = [] } = await readTrustOfCohort(reading).next();
    const { flawed, falseAlarms } = recount(rows);
    expect(cohort[0]).toMatchObject({ ai_learners: LEARNERS, ai_right: flawed, ai_false_alarms: falseAlarms });
  });

  it("is too much for someone who acts on every comment, and too little for someone who acts on none", () => {
    const all = { flawed: 40, clean: 40 };
    expect(judgeAiTrust({ ...all, hits: 40, falseAlarms: 38 }).says).toBe("too-much");
    expect(judgeAiTrust({ ...all, hits: 2, falseAlarms: 0 }).says).toBe("too-little");
    expect(judgeAiTrust({ flawed: 4, clean: 40, hits: 4, falseAlarms: 0 })).toEqual(
      judgeTrust({ flawed: 4, clean: 40, hits: 4, falseAlarms: 0 }),
    );
  });
});
