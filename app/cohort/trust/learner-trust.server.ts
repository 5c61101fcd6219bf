import type { CohortReader } from "~/accounts/reading/reader.server";
import { db } from "~/database/db.server";
import { judgeAiTrust, judgeTrust, type Trust, type VerdictCounts } from "~/kinds/trust";
import { countAiAnswers } from "./ai-trust.server";

export interface LearnerTrust {
  readonly id: string;
  /** Null if the learner has no scored verdict. */
  readonly verdicts: { readonly counts: VerdictCounts; readonly trust: Trust } | null;
  /** The number of scored reviews that are left out (see `contested` in `TryFact`). */
  readonly leftOut: number;
  /** Trust in AI reviewers; null if none of the learner's answers counts. */
  readonly ai: { readonly counts: VerdictCounts; readonly trust: Trust } | null;
}

/** Each learner's trust. Leaves out learners without any verdict, answer or contested review. */
export async function listLearnerTrust(reader: CohortReader, learnerIds: readonly string[]): Promise<LearnerTrust[]> {
  const of = { userId: { in: await reader.look(learnerIds) } };
  const [tallies, answers, contested] = await Promise.all([
    db.learnerTally.findMany({
      where: { ...of, OR: [{ flawed: { gt: 0 } }, { clean: { gt: 0 } }] },
      select: { userId: true, flawed: true, clean: true, hits: true, falseAlarms: true },
    }),
    countAiAnswers(of),
    db.tryFact.groupBy({ by: ["userId"], where: { ...of, contested: true }, _count: true }),
  ]);
  const leftOutOf = new Map(contested.map(({ userId, _count }) => [userId, _count]));
  const verdictsOf = new Map(tallies.map(({ userId, ...counts }) => [userId, counts]));
  const answersOf = new Map(answers.map(({ id, counts }) => [id, counts]));
  return [...new Set([...verdictsOf.keys(), ...answersOf.keys(), ...leftOutOf.keys()])].map((id) => {
    const [verdicts, ai] = [verdictsOf.get(id), answersOf.get(id)];
    return {
      id,
      leftOut: leftOutOf.get(id) ?? 0,
      verdicts: verdicts ? { counts: verdicts, trust: judgeTrust(verdicts) } : null,
      ai: ai ? { counts: ai, trust: judgeAiTrust(ai) } : null,
    };
  });
}
