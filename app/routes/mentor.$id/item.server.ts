import { notFound, type Person, requireRole } from "~/accounts/guards.server";
import { findItem, type Item } from "~/review/items.server";
import { listReviewed } from "~/review/ready.server";

/**
 * Who is asking, and the item of the queue: mentors and leads of its cohort, and admins, who only read. Never for the
 * learner's own.
 */
export async function requireItem(
  request: Request,
  itemId: string | undefined,
  { writes = false } = {},
): Promise<{ person: Person; item: Item }> {
  const item = itemId ? await findItem(itemId) : null;
  // Asked of no cohort, so that who is signed out is led to sign in whatever the address names.
  const person = await requireRole(request, item?.cohortId ?? "", ["mentor", "lead"]);
  if (!item || item.learnerId === person.id) throw notFound();
  if (writes && !(await listReviewed(person)).includes(item.cohortId)) throw notFound();
  return { person, item };
}
