import type { CohortReader } from "~/accounts/reading/reader.server";
import { AS_IT_STANDS, type Unseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { readByIds } from "../counts/learning.server";
import { countDone, isCounted, requiredIn } from "./cohort-work.server";
import { appliesTo } from "./presence";
import { readPresences } from "./presence.server";
import { type AssignmentRow, type Member, readWork, type Stands, slugsOf, standsOn, type WorkOf } from "./read.server";
import { dueFor, standingWith } from "./state";

/** A learner's state in an assignment, without the exercises. */
export type Summarised = Pick<Stands, "standing" | "isAsked">;

/**
 * Returns two functions: one for an assignment's learners, those of the cohort or section, with the names that the
 * reader may see, and one for their states in these assignments. Without `details`, "late" and "passed" may be reported
 * as "handed-in".
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
  // Before an assignment opens, everyone has the same state.
  const opened = rows.filter(({ opensAt }) => opensAt <= now);
  const counted = new Set(rows.filter(isCounted));
  const others = rows.filter((row) => !counted.has(row));
  const [presenceOf, doneOf, workOf] = await Promise.all([
    readPresences(reader, rows),
    countDone(
      reader,
      opened.filter((row) => counted.has(row)),
      { details },
    ),
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
    if (!counted.has(row)) return standsOn(row, member, workOf, now);
    const dueAt = dueFor(
      row,
      row.extensions.find((one) => one.userId === userId),
    );
    const standing = standingWith({ opensAt: row.opensAt, dueAt, of: requiredIn(row) }, doneOf(row.id, userId), now);
    return { standing, isAsked: appliesTo(row, member, dueAt, standing.handedIn === standing.of) };
  };
  const bySection = new Map<string | null, typeof members>();
  for (const member of members) {
    const id = member.section?.id ?? null;
    const others = bySection.get(id);
    if (others) others.push(member);
    else bySection.set(id, [member]);
  }
  const membersOf = ({ sectionId }: AssignmentRow) => (sectionId === null ? members : (bySection.get(sectionId) ?? []));
  return { membersOf, standsOf };
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
