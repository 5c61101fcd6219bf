import { findPerson, notFound, type Person, requireRole } from "~/accounts/guards.server";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { findItem, type Item, listPresent } from "~/review/queue/items.server";
import { mayOpenAsPeer } from "~/review/queue/peers.server";
import { listReviewed } from "~/review/queue/ready.server";

/** Who asks for an item. A peer sees no more of it than what they need to review the work. */
export interface Opened {
  readonly person: Person;
  readonly item: Item;
  readonly isPeer: boolean;
  readonly reader: SubmissionReader;
  /** Whose work the person may read of it: the owners who learn in its cohort now; for an admin, all of them. */
  readonly mayRead: readonly string[];
}

/**
 * Who is asking, and the item of the queue: mentors and leads of its cohort, peers who may take it, and admins, who
 * only read. Never for one's own, nor for a finding that one stands by, nor of learners who are not in the cohort any
 * more. `writes`: what admins may not.
 */
export async function requireItem(
  request: Request,
  itemId: string | undefined,
  { writes = false } = {},
): Promise<Opened> {
  const [item, who] = await Promise.all([itemId ? findItem(itemId) : null, findPerson(request)]);
  const present = item ? await listPresent(item) : [];
  if (item && who && present.length > 0 && !item.ownerIds.includes(who.id))
    if (await mayOpenAsPeer(who, item.id, { orAnswered: writes }))
      return { person: who, item, isPeer: true, reader: readerOf(who, item, true), mayRead: present };
  // Asked of no cohort, so that who is signed out is led to sign in whatever the address names.
  const person = await requireRole(request, item?.cohortId ?? "", ["mentor", "lead"]);
  if (!item || item.ownerIds.includes(person.id)) throw notFound();
  if (writes && !(await listReviewed(person)).includes(item.cohortId)) throw notFound();
  const mayRead = person.isAdmin && !writes ? item.ownerIds : present;
  if (mayRead.length === 0) throw notFound();
  return { person, item, isPeer: false, reader: readerOf(person, item, false), mayRead };
}

const readerOf = (person: Person, { submissionId, cohortId }: Item, isPeer: boolean) =>
  new SubmissionReader(person, submissionId, { isPeer, cohortId });
