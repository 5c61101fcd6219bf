import { findPerson, notFound, type Person, requireRole } from "~/accounts/guards.server";
import { findItem, type Item } from "~/review/items.server";
import { mayOpenAsPeer } from "~/review/peers.server";
import { listReviewed } from "~/review/ready.server";

/** Who asks for an item. A peer sees no more of it than what they need to review the work. */
export interface Opened {
  readonly person: Person;
  readonly item: Item;
  readonly isPeer: boolean;
}

/**
 * Who is asking, and the item of the queue: mentors and leads of its cohort, peers who may take it, and admins, who only
 * read. Never for one's own, nor for a finding that one stands by. `writes`: what admins may not.
 */
export async function requireItem(
  request: Request,
  itemId: string | undefined,
  { writes = false } = {},
): Promise<Opened> {
  const [item, who] = await Promise.all([itemId ? findItem(itemId) : null, findPerson(request)]);
  if (item && who && !item.ownerIds.includes(who.id) && (await mayOpenAsPeer(who, item.id, { orAnswered: writes })))
    return { person: who, item, isPeer: true };
  // Asked of no cohort, so that who is signed out is led to sign in whatever the address names.
  const person = await requireRole(request, item?.cohortId ?? "", ["mentor", "lead"]);
  if (!item || item.ownerIds.includes(person.id)) throw notFound();
  if (writes && !(await listReviewed(person)).includes(item.cohortId)) throw notFound();
  return { person, item, isPeer: false };
}
