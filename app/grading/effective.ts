/**
 * Prisma arguments that select a submission's current result: the last result that a person set. If there is none,
 * passed results come before all others, and higher scores before lower ones. When a person withdraws a score, the
 * grader's best result and its later results are stored once more with the withdrawal's rank, so that they are current
 * again. A new revision or engine adds results, which neither take back a pass nor lower the current score
 * (`standBeside`). This order works because "passed" is alphabetically the last status.
 */
export const EFFECTIVE = {
  orderBy: [{ rank: "desc" }, { status: "desc" }, { score: "desc" }, { gradedAt: "desc" }, { id: "desc" }],
  take: 1,
} as const satisfies { orderBy: object[]; take: 1 };

/** Prisma arguments that select the last change that a person made to a submission's score. */
export const LAST_CHANGE = {
  orderBy: { rank: "desc" },
  take: 1,
  select: { id: true, rank: true, takesBackId: true },
} as const;

/** Whether a person set the current score and hasn't withdrawn it. Takes the rows that `LAST_CHANGE` finds. */
export const isSet = ([last]: readonly { readonly takesBackId: string | null }[]): boolean =>
  last?.takesBackId === null;

interface Graded {
  readonly status: string;
  readonly score: number;
}

/**
 * Prepares a new result for storage beside the grader's current result. If only the new result passes, it becomes
 * current. It then gets the higher of the two scores, so that the current score never falls. For example, a held
 * finding costs nothing until a mentor adds it to the key, and may then earn only part of the points for an issue.
 */
export const standBeside = <One extends Graded>(made: One, current: Graded | null): One =>
  current && made.status === "passed" && current.status !== "passed"
    ? { ...made, score: Math.max(made.score, current.score) }
    : made;

/**
 * The report of a grader's result, with the result's score, which may be higher than the report's score
 * (`standBeside`).
 */
export const reportWithScore = ({ report, score }: { readonly report: string; readonly score: number }): object => ({
  ...(JSON.parse(report) as object),
  score,
});
