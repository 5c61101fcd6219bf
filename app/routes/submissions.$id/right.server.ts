import { findSubmissionRight, notFound, type Person, requirePerson } from "~/accounts/guards.server";
import { findOwner } from "~/grading/submissions.server";

export type Right = "owner" | "mentor" | "reader";

/** Who is asking, and what they may do with this submission. A stranger is told that there is no such page. */
export async function requireRight(
  request: Request,
  submissionId: string | undefined,
): Promise<{ person: Person; right: Right; submissionId: string }> {
  const person = await requirePerson(request);
  const owner = submissionId ? await findOwner(submissionId) : null;
  const right = owner && (await findSubmissionRight(person, owner));
  if (!submissionId || !right) throw notFound();
  return { person, right, submissionId };
}

/** Admins only read. */
export const mayWrite = (right: Right) => right !== "reader";
