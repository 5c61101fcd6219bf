import { findExercise, findReadable } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import { kindsThatCan } from "~/kinds/registry";
import type { Fact, Parts } from "../counts/fact";
import { getOwnAiTrust, type OwnAiTrust } from "../trust/ai-trust.server";
import { getRecord, type SkillView } from "./learner.server";
import { makeWorkReport, type WorkReport } from "./report";

export interface LearnerReport extends WorkReport {
  readonly skills: readonly SkillView[];
  readonly aiTrust: Pick<OwnAiTrust, "trust" | "answers">;
  /**
   * The submissions behind the numbers, by their ids. Each submission is listed only once, because many numbers refer
   * to it.
   */
  readonly submissions: Readonly<Record<string, Submitted>>;
}

interface Submitted {
  /** The exercise's title. */
  readonly title: string;
  /** The day of the submission: YYYY-MM-DD, UTC. */
  readonly day: string;
  /** In percent. */
  readonly confidence: number;
}

/** A learner's own report, from the stored facts of each graded submission. */
export async function getLearnerReport(learner: { readonly id: string }): Promise<LearnerReport> {
  const closed = [...(await listClosed(learner))];
  const [{ skills }, { trust, answers, submissions: judged }, rows, parts] = await Promise.all([
    getRecord(learner),
    getOwnAiTrust(learner),
    db.tryFact.findMany({
      where: { userId: learner.id, submissionId: { notIn: closed } },
      orderBy: { submissionId: "asc" },
    }),
    db.tryParts.findMany({
      where: { fact: { userId: learner.id, kind: { in: kindsThatCan("change") }, counting: true } },
    }),
  ]);
  const alarms = new Map(
    parts.map(({ submissionId, parts }) => [
      submissionId,
      (JSON.parse(parts) as Parts).falseAlarms.map(([, called]) => called),
    ]),
  );
  const facts = rows as Fact[];
  const submissions: Record<string, Submitted> = {};
  const titles = new Map<string, string>();
  for (const { submissionId, slug, revisionId, handedInAt, confidence } of [...facts, ...judged]) {
    const title =
      titles.get(slug) ?? findExercise(slug)?.meta.title ?? (await findReadable(revisionId))?.meta.title ?? slug;
    titles.set(slug, title);
    submissions[submissionId] = { title, day: handedInAt.toISOString().slice(0, 10), confidence };
  }
  const report = makeWorkReport(facts, (submissionId) => alarms.get(submissionId));
  return { ...report, skills, aiTrust: { trust, answers }, submissions };
}
