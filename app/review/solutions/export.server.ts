import { db } from "~/database/db.server";

interface Person {
  readonly id: string;
}

/**
 * The solutions that a person shares, with the number of votes for each, and the exercises of the solutions for which
 * they voted.
 */
export async function exportSolutions({ id: userId }: Person) {
  const [shared, votes] = await Promise.all([
    db.solution.findMany({
      where: { userId },
      orderBy: { slug: "asc" },
      omit: { userId: true },
      include: { _count: { select: { votes: true } } },
    }),
    db.solutionVote.findMany({
      where: { userId },
      orderBy: { solutionId: "asc" },
      select: { solutionId: true, solution: { select: { slug: true } } },
    }),
  ]);
  return {
    shared: shared.map(({ _count, ...row }) => ({ ...row, votes: _count.votes })),
    votes: votes.map(({ solutionId, solution }) => ({ solutionId, exercise: solution.slug })),
  };
}
