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

/** Where an entry stands in the list: by moment, and by id within one. */
interface Position {
  readonly moment: number;
  readonly id: string;
}

const LARGEST_PAGE = 200;
const DAY_MS = 86_400_000;

/**
 * A page of a department's audit list, oldest entries first. `next` names the position of the last entry, not only its
 * moment, which it may share with others.
 */
export function auditPage(trail: Trail, query: AuditQuery): AuditPage {
  const { department, size, after } = query;
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw new RangeError(`A page has 1 to ${LARGEST_PAGE} entries`);
  }

  const reached = after === undefined ? undefined : readPosition(after);
  const ahead: AuditEntry[] = [];
  for (const entry of trail.entriesOf(department)) {
    // Written by the old module: cannot be ordered reliably.
    if (entry.at.includes(" ")) continue;
    if (isWithin(entry, query) && (reached === undefined || compare(positionOf(entry), reached) > 0)) ahead.push(entry);
  }
  ahead.sort((a, b) => compare(positionOf(a), positionOf(b)));

  const entries = ahead.slice(0, size);
  const last = entries[size - 1];
  return last && ahead.length > size ? { entries, next: `${momentOf(last.at)}|${last.id}` } : { entries };
}

/** Whether an entry lies between two days, both included. */
function isWithin({ at }: AuditEntry, { from, until }: AuditQuery): boolean {
  const moment = momentOf(at);
  if (from !== undefined && moment < Date.parse(from)) return false;
  return until === undefined || moment < Date.parse(until) + DAY_MS;
}

/** The moment that a time names, in either spelling; the old one has a space and no zone, and means UTC. */
function momentOf(time: string): number {
  return Date.parse(time.includes(" ") ? `${time.replace(" ", "T")}Z` : time);
}

function positionOf({ at, id }: AuditEntry): Position {
  return { moment: momentOf(at), id };
}

function compare(a: Position, b: Position): number {
  return a.moment - b.moment || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** Reads `after`. Kept ones are a time alone, and stand behind everything of that moment. */
function readPosition(after: string): Position {
  const bar = after.indexOf("|");
  if (bar < 0) return { moment: momentOf(after) + 1, id: "" };
  return { moment: Number(after.slice(0, bar)), id: after.slice(bar + 1) };
}
