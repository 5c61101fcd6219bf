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
 * A page of a department's audit list, oldest entries first. `next` names the position of the last entry, not only its
 * moment, which it may share with others.
 */
export function auditPage(trail: Trail, query: AuditQuery): AuditPage {
  const { department, size, after } = query;
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw new RangeError(`A page has 1 to ${LARGEST_PAGE} entries`);
  }

  // A time that somebody has kept stands behind all entries of its moment, whatever their ids.
  const reached = after?.includes("#") === false ? `${spelledOut(after)}#\uffff` : after;
  const ahead: AuditEntry[] = [];
  for (const entry of trail.entriesOf(department)) {
    if (isWithin(entry, query) && (reached === undefined || keyOf(entry) > reached)) ahead.push(entry);
  }
  ahead.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

  const entries = ahead.slice(0, size);
  const last = entries[size - 1];
  return last && ahead.length > size ? { entries, next: keyOf(last) } : { entries };
}

/** Whether an entry lies between two days, both included. */
function isWithin({ at }: AuditEntry, { from, until }: AuditQuery): boolean {
  const day = spelledOut(at).slice(0, 10);
  return (from ?? day) <= day && day <= (until ?? day);
}

/** One spelling for all times, in which texts sort as moments do: "2026-03-02T10:00:05.000". */
function spelledOut(time: string): string {
  const [seconds = "", fraction = ""] = time.replace(" ", "T").replace("Z", "").split(".");
  return `${seconds}.${fraction.padEnd(3, "0")}`;
}

function keyOf({ at, id }: AuditEntry): string {
  return `${spelledOut(at)}#${id}`;
}
