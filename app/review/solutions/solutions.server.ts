import { recordAudit } from "~/accounts/audit.server";
import { nameByChoice } from "~/accounts/reading/names.server";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { getSubmission } from "~/grading/open-submission.server";
import { KINDS } from "~/kinds/registry";
import type { ShownWork } from "~/kinds/shown-work";
import type { ExerciseReader } from "./exercise-reader.server";

/**
 * Passed submissions that their learners share with others who passed the exercise, anonymously unless they choose to
 * show their name (docs/decisions/063-what-learners-share.md).
 */

/** A solution as a reader sees it. Only `author` names the learner. */
export interface SolutionView {
  readonly id: string;
  /** Null if the solution is shared without a name, or if this reader sees no names. */
  readonly author: string | null;
  readonly isMine: boolean;
  /** The note in Markdown. */
  readonly note: string;
  readonly votes: number;
  readonly hasVoted: boolean;
  readonly sharedOn: Date;
  readonly isHidden: boolean;
}

export const SOLUTIONS_PER_PAGE = 20;

/**
 * The solutions that a reader sees: those that aren't hidden, the reader's own solution and, for readers who may hide
 * solutions, hidden ones.
 */
const seenBy = ({ person, slug, mayHide }: ExerciseReader) => ({
  slug,
  isWithdrawn: false,
  ...(!mayHide && { OR: [{ hiddenOn: null }, { userId: person.id }] }),
});

const shownTo = ({ person }: ExerciseReader) =>
  ({
    user: { select: { id: true, name: true } },
    votes: { where: { userId: person.id }, select: { userId: true } },
    _count: { select: { votes: true } },
  }) as const;

interface Row {
  readonly id: string;
  readonly note: string;
  readonly isNamed: boolean;
  readonly sharedOn: Date;
  readonly hiddenOn: Date | null;
  readonly user: { readonly id: string; readonly name: string };
  readonly votes: readonly object[];
  readonly _count: { readonly votes: number };
}

async function viewOf({ person }: ExerciseReader, row: Row): Promise<SolutionView> {
  const { id, user, isNamed, note, sharedOn, hiddenOn, votes, _count } = row;
  return {
    id,
    author: isNamed ? await nameByChoice(person, user) : null,
    isMine: user.id === person.id,
    note,
    votes: _count.votes,
    hasVoted: votes.length > 0,
    sharedOn,
    isHidden: hiddenOn !== null,
  };
}

/**
 * A page of an exercise's solutions. Solutions with the most votes come first. Ties are sorted by day, newest first.
 */
export async function listSolutions(
  reader: ExerciseReader,
  page: number,
): Promise<{ readonly rows: readonly SolutionView[]; readonly total: number }> {
  const where = seenBy(reader);
  const [rows, total] = await Promise.all([
    db.solution.findMany({
      where,
      orderBy: [{ votes: { _count: "desc" } }, { sharedOn: "desc" }, { id: "asc" }],
      skip: (page - 1) * SOLUTIONS_PER_PAGE,
      take: SOLUTIONS_PER_PAGE,
      include: shownTo(reader),
    }),
    db.solution.count({ where }),
  ]);
  return { rows: await Promise.all(rows.map((row) => viewOf(reader, row))), total };
}

/** A solution with its work; null if this reader can't see a solution with this id. */
export async function openSolution(
  reader: ExerciseReader,
  id: string,
): Promise<(SolutionView & { readonly submissionId: string; readonly work: ShownWork }) | null> {
  const row = await db.solution.findFirst({ where: { ...seenBy(reader), id }, include: shownTo(reader) });
  if (!row) return null;
  const { submissionId } = row;
  const { kind, open, work } = await getSubmission(submissionId, "standing");
  return { ...(await viewOf(reader, row)), submissionId, work: KINDS[kind].work.shown(open, work) };
}

/**
 * Adds this reader's vote for someone else's solution, or removes the vote. Returns false if there is no such solution.
 */
export async function vote(reader: ExerciseReader, id: string, isFor: boolean): Promise<boolean> {
  const userId = reader.person.id;
  const seen = await db.solution.findFirst({ where: { ...seenBy(reader), id, userId: { not: userId } } });
  if (!seen) return false;
  const where = { solutionId: id, userId };
  if (!isFor) await db.solutionVote.deleteMany({ where });
  else
    await db.solutionVote.create({ data: where }).catch((error) => {
      if (!isUniqueConflict(error)) throw error;
    });
  return true;
}

/**
 * Hides a solution from everyone except its learner and people who may hide solutions, or shows it again. Returns false
 * if the reader may not hide solutions, or if nothing changed.
 */
export async function setHidden(reader: ExerciseReader, id: string, isHidden: boolean): Promise<boolean> {
  if (!reader.mayHide) return false;
  return db.$transaction(async (tx) => {
    const found = await tx.solution.findFirst({ where: { id, slug: reader.slug }, select: { userId: true } });
    const { count } = await tx.solution.updateMany({
      where: { id, slug: reader.slug, hiddenOn: isHidden ? null : { not: null } },
      data: { hiddenOn: isHidden ? today() : null },
    });
    if (!found || count === 0) return false;
    const action = isHidden ? "solution.hidden" : "solution.shown";
    await recordAudit(tx, { actorId: reader.person.id, action, subject: `solution:${id}`, aboutId: found.userId });
    return true;
  });
}
