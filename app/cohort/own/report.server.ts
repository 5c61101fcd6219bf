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
  readonly aiTrust: OwnAiTrust;
  /** Titles of the exercises in the report, keyed by slug. */
  readonly titles: Readonly<Record<string, string>>;
}

/** A learner's own report, from the stored facts of each graded submission. */
export async function getLearnerReport(learner: { readonly id: string }): Promise<LearnerReport> {
  const closed = [...(await listClosed(learner))];
  const [{ skills }, aiTrust, rows, parts] = await Promise.all([
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
  const titles: Record<string, string> = {};
  for (const { slug, revisionId } of [...facts, ...aiTrust.answers.flatMap(({ behind }) => behind)])
    titles[slug] ??= findExercise(slug)?.meta.title ?? (await findReadable(revisionId))?.meta.title ?? slug;
  return { ...makeWorkReport(facts, (submissionId) => alarms.get(submissionId)), skills, aiTrust, titles };
}
