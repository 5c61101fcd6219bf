import type { CohortReader } from "~/accounts/reading/reader.server";
import type { Unseen } from "~/accounts/reading/unseen.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { readByIds } from "../counts/learning.server";
import { countDone } from "./cohort-work.server";
import { type AssignmentRow, type Member, readAbsences, readWork, type Stands, slugsOf, standsOn } from "./read.server";
import { dueFor, isAskedOf, standingWith } from "./state";

/** A learner's state in an assignment, without the exercises. */
export type Summarised = Pick<Stands, "standing" | "isAsked">;

/**
 * The cohort's learners with the names that the reader may see, and a function that gives their states in these
 * assignments.
 */
export async function readMembers(reader: CohortReader, rows: readonly AssignmentRow[], now: Date) {
  const learners = await reader.named();
  const ids = learners.map(({ id }) => id);
  const unseen = await reader.unseen();
  const counted = rows.filter(isCounted);
  const [absencesOf, doneOf, openToReader, workOf] = await Promise.all([
    readAbsences(ids),
    countDone(reader, counted),
    listChanged(unseen).then(async (some) => ({ some, workOf: await readWork([...some], slugsOf(rows), unseen) })),
    counted.length < rows.length ? readWork(ids, slugsOf(rows.filter((row) => !isCounted(row))), unseen) : null,
  ]);
  const members = learners.map(({ id: userId, name }): Member & { readonly name: string } => ({
    userId,
    name,
    absences: absencesOf(reader.cohortId, userId),
  }));
  const standsOf = (row: AssignmentRow, member: Member): Summarised => {
    const { userId, absences } = member;
    if (openToReader.some.has(userId)) return standsOn(row, member, openToReader.workOf, now);
    if (!isCounted(row)) return standsOn(row, member, workOf!, now);
    const dueAt = dueFor(
      row,
      row.extensions.find((one) => one.userId === userId),
    );
    const { opensAt, exercises } = row;
    const standing = standingWith({ opensAt, dueAt, of: exercises.length }, doneOf(row.id, userId), now);
    return { standing, isAsked: isAskedOf(absences, dueAt) || standing.handedIn === standing.of };
  };
  return { members, standsOf };
}

/**
 * Whether the database can count what learners have done: each learner does all exercises, and all are on offer.
 * Otherwise, the exercises that apply differ between learners.
 */
const isCounted = ({ eachDoes, exercises }: AssignmentRow) =>
  eachDoes === null && exercises.every(({ slug }) => findExercise(slug) !== null);

/** Learners with a submission that this reader may still review independently, if a person has changed its result. */
async function listChanged(unseen: Unseen): Promise<ReadonlySet<string>> {
  const facts = await readByIds([...unseen], (some) =>
    db.tryFact.findMany({
      where: { submissionId: { in: some } },
      select: { userId: true, status: true, ownStatus: true },
    }),
  );
  return new Set(facts.flatMap(({ userId, status, ownStatus }) => (status === ownStatus ? [] : [userId])));
}
