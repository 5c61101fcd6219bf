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
 * A page of a department's audit list, oldest entries first. `next` says how many entries were
 * listed so far.
 */
export function auditPage(trail: Trail, query: AuditQuery): AuditPage {
  const { department, size, after } = query;
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw new RangeError(`A page has 1 to ${LARGEST_PAGE} entries`);
  }

  const ahead: AuditEntry[] = [];
  for (const entry of trail.entriesOf(department)) {
    if (isWithin(entry, query)) ahead.push(entry);
  }
  ahead.sort((a, b) => compare(positionOf(a), positionOf(b)));

  const start = after === undefined ? 0 : placeAfter(ahead, after);
  const entries = ahead.slice(start, start + size);
  return ahead.length > start + size ? { entries, next: String(start + size) } : { entries };
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

/** How many entries to leave out: a number, or a time that somebody has kept. */
function placeAfter(list: readonly AuditEntry[], after: string): number {
  if (/^\d+$/.test(after)) return Number(after);
  return list.filter(({ at }) => momentOf(at) <= momentOf(after)).length;
}
