import { CohortLearners } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { AS_IT_STANDS, type Unseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { readByIds } from "../counts/learning.server";
import { countDone, isCounted, requiredIn } from "./cohort-work.server";
import { readPresences } from "./presence.server";
import { type AssignmentRow, type Member, readWork, type Stands, slugsOf, standsOn, type WorkOf } from "./read.server";
import { appliesTo, dueFor, standingWith } from "./state";

/** A learner's state in an assignment, without the exercises. */
export type Summarised = Pick<Stands, "standing" | "isAsked">;

/**
 * The cohort's learners with the names that the reader may see, and a function that returns their states in these
 * assignments. Without `details`, "late" and "passed" may be reported as "handed-in".
 */
export async function readMembers(
  reader: CohortReader,
  rows: readonly AssignmentRow[],
  now: Date,
  { details }: { readonly details: boolean },
) {
  const learners = await reader.named();
  const ids = learners.map(({ id }) => id);
  const unseen = await reader.unseen();
  const counted = rows.filter(isCounted);
  const others = rows.filter((row) => !counted.includes(row));
  const [presenceOf, doneOf, workOf] = await Promise.all([
    readPresences(reader, rows),
    countDone(reader, counted, { details }),
    readWork(others.length > 0 ? ids : [], slugsOf(others), unseen),
  ]);
  // Read after the counts, so that if a person has changed a result in the meantime and the change was counted, the
  // result is found here.
  const changed = await readChanged(details ? unseen : AS_IT_STANDS, slugsOf(rows));
  const members = learners.map(({ id: userId, name }): Member & { readonly name: string } => ({
    userId,
    name,
    ...presenceOf(reader.cohortId, userId),
  }));
  const standsOf = (row: AssignmentRow, member: Member): Summarised => {
    const { userId } = member;
    if (changed.ids.has(userId)) return standsOn(row, member, changed.workOf, now);
    if (!counted.includes(row)) return standsOn(row, member, workOf, now);
    const dueAt = dueFor(
      row,
      row.extensions.find((one) => one.userId === userId),
    );
    const standing = standingWith({ opensAt: row.opensAt, dueAt, of: requiredIn(row) }, doneOf(row.id, userId), now);
    return { standing, isAsked: appliesTo(row, member, dueAt, standing.handedIn === standing.of) };
  };
  return { members, standsOf };
}

/**
 * The ids of the learners whom an assignment of the section `sectionId` lists, among the reader's learners. Null: an
 * assignment of the whole cohort.
 */
export async function listIdsFor(reader: CohortReader, sectionId: string | null): Promise<string[]> {
  if (sectionId === null || reader.section?.id === sectionId) return reader.ids();
  // No one is in two sections.
  if (reader.section) return [];
  return new CohortLearners(reader.cohortId, { section: { id: sectionId, name: "" } }).ids();
}

/**
 * Finds learners who have a submission that this reader may still review independently and whose result a person has
 * changed. Returns their ids, and their work with the grader's own results.
 */
async function readChanged(
  unseen: Unseen,
  slugs: readonly string[],
): Promise<{ readonly ids: ReadonlySet<string>; readonly workOf: WorkOf }> {
  const facts = await readByIds([...unseen], (some) =>
    db.tryFact.findMany({
      where: { submissionId: { in: some } },
      select: { userId: true, status: true, ownStatus: true },
    }),
  );
  const ids = new Set(facts.flatMap(({ userId, status, ownStatus }) => (status === ownStatus ? [] : [userId])));
  return { ids, workOf: await readWork([...ids], slugs, unseen) };
}
