import { isGuest, notFound, type Person } from "~/accounts/guards.server";
import { requireRight } from "~/review/reviews/require-right.server";

/**
 * Requires the learner who made the submission. Guests get a 404, too, because the pages that call this function are
 * only for people with an account.
 */
export async function requireOwner(
  request: Request,
  id: string | undefined,
): Promise<{ readonly person: Person; readonly submissionId: string }> {
  const { person, right, submissionId } = await requireRight(request, id);
  if (right !== "owner" || isGuest(person)) throw notFound();
  return { person, submissionId };
}
