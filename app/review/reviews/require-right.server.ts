import {
  findPersonOrGuest,
  findSubmissionRight,
  type Guest,
  isGuest,
  notFound,
  type Person,
  requirePerson,
} from "~/accounts/guards.server";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { findOwner } from "~/grading/submissions.server";

/** A person's right to a submission. A guest may open their own submission, but has no one to discuss it with. */
export type Right = "owner" | "guest" | "mentor" | "reader";

interface Allowed {
  readonly person: Person | Guest;
  readonly right: Right;
  readonly submissionId: string;
  readonly reader: SubmissionReader;
}

/** The current person and their right to this submission. Anyone without a right gets a 404, or is asked to sign in. */
export async function requireRight(request: Request, submissionId: string | undefined): Promise<Allowed> {
  const who = await findPersonOrGuest(request);
  const owner = submissionId ? await findOwner(submissionId) : null;
  if (who && isGuest(who) && submissionId && owner === who.id)
    return { person: who, right: "guest", submissionId, reader: new SubmissionReader(who, submissionId) };
  const person = who && !isGuest(who) ? who : await requirePerson(request);
  const right = owner && (await findSubmissionRight(person, owner));
  if (!submissionId || !right) throw notFound();
  return { person, right, submissionId, reader: new SubmissionReader(person, submissionId) };
}

/** Whether people with this right may comment on lines. Admins can only read. */
export const mayWrite = (right: Right) => right === "owner" || right === "mentor";

/** Whether the submission is the person's own. */
export const isOwn = (right: Right) => right === "owner" || right === "guest";
