import { getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Sandbox } from "~/sandbox/contract";
import { publishWord } from "./live.server";

const MAX_ANSWER = 20_000;

/**
 * Runs and stores the answer to the question that follows a pass. A new answer replaces a wrong one, and a correct
 * answer is kept. Returns null if there is no question.
 */
export async function explainFix(
  submissionId: string,
  answer: string,
  sandbox: Sandbox,
): Promise<{ holds: boolean; message: string } | null> {
  if (answer.length > MAX_ANSWER)
    return { holds: false, message: "This answer is longer than 20,000 characters. Show only one input." };
  const row = await db.submission.findUniqueOrThrow({ where: { id: submissionId }, include: { explanation: true } });
  const { kind, content } = await getRevision(row.revisionId);
  const passed = await db.result.count({ where: { submissionId, status: "passed" } });
  if (!kind.can.explainBack?.question(content) || passed === 0) return null;
  if (row.explanation?.holds) return { holds: true, message: row.explanation.message };
  const work = kind.work.schema.parse(JSON.parse(row.work));
  const { holds, message } = await kind.can.explainBack.explain({ content, work, answer }, sandbox);
  const kept = { source: answer, holds, message };
  const store = () =>
    db.$transaction(async (tx) => {
      // A correct answer may have been stored during the run.
      const { count } = await tx.explanation.updateMany({ where: { submissionId, holds: false }, data: kept });
      const other = count === 0 ? await tx.explanation.findUnique({ where: { submissionId } }) : null;
      if (other) return other.holds ? { holds: true, message: other.message } : null;
      if (count === 0) await tx.explanation.create({ data: { submissionId, ...kept } });
      await publishWord(tx, submissionId, "explained");
      return { holds, message };
    });
  // `first` is null if two first answers are stored at the same moment. The second call of `store` then finds the other
  // answer.
  const first = await store().catch((error) => (isUniqueConflict(error) ? null : Promise.reject(error)));
  return first ?? store();
}
