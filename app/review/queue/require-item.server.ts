import { findPerson, notFound, type Person, requireRole } from "~/accounts/guards.server";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { cohortOf } from "./cohort-of";
import { findItem, type Item, listPresent } from "./items.server";
import { mayOpenAsPeer } from "./peers.server";
import { mayOpenInPool } from "./pool.server";
import { listReviewed } from "./ready.server";

/** A person and the item that they may open. A peer sees only what they need to review the work. */
export interface Opened {
  readonly person: Person;
  readonly item: Item;
  readonly isPeer: boolean;
  readonly reader: SubmissionReader;
  /**
   * The owners whose work the person may read: owners who are currently learners in the item's cohort, or all owners
   * for an admin.
   */
  readonly mayRead: readonly string[];
}

/**
 * Returns the current person and the item. Admits mentors and leads of the item's cohort, peers who may take the item,
 * and admins, who may only read. Refuses people whose own work or dispute the item is about, and items whose learners
 * have left the cohort. `writes`: the request changes something, which admins may not do.
 */
export async function requireItem(
  request: Request,
  itemId: string | undefined,
  { writes = false } = {},
): Promise<Opened> {
  const [item, who] = await Promise.all([itemId ? findItem(itemId) : null, findPerson(request)]);
  if (item && who && item.cohortId === null) return openInPool(who, item, writes);
  const present = item ? await listPresent(item) : [];
  if (item && who && present.length > 0 && !item.ownerIds.includes(who.id))
    if (await mayOpenAsPeer(who, item.id, { orAnswered: writes }))
      return { person: who, item, isPeer: true, reader: readerOf(who, item, true), mayRead: present };
  // An unknown item has no cohort. The check still runs, so that signed-out people are sent to sign in for any URL.
  const person = await requireRole(request, item?.cohortId ?? "", ["mentor", "lead"]);
  if (!item || item.ownerIds.includes(person.id)) throw notFound();
  if (writes && !(await listReviewed(person)).includes(cohortOf(item))) throw notFound();
  const mayRead = person.isAdmin && !writes ? item.ownerIds : present;
  if (mayRead.length === 0) throw notFound();
  return { person, item, isPeer: false, reader: readerOf(person, item, false), mayRead };
}

/**
 * Opens a question in the pool of peers, for the person who has taken it, or for an admin after a report of abuse. The
 * admin sees as much as a peer.
 */
async function openInPool(person: Person, item: Item, writes: boolean): Promise<Opened> {
  const isInPool = await mayOpenInPool(person, item.id, { orAnswered: writes });
  if (!isInPool && (!person.isAdmin || writes || item.learnerId === person.id)) throw notFound();
  const reader = new SubmissionReader(person, item.submissionId, { isPeer: true, isInPool });
  return { person, item, isPeer: true, reader, mayRead: [item.learnerId] };
}

const readerOf = (person: Person, item: Item, isPeer: boolean) =>
  new SubmissionReader(person, item.submissionId, { isPeer, cohortId: cohortOf(item) });
