/** Somebody who waits for a slot. */
export interface Entry {
  /** "w17". */
  readonly id: string;
  readonly name: string;
  /** The day on which they asked: "2026-03-02". */
  readonly since: string;
  readonly isUrgent: boolean;
  /** When they can come. */
  readonly canCome: readonly ("morning" | "afternoon")[];
}

/** The list as it is on the desk's screen. */
export interface WaitingList {
  readonly entries: Entry[];
}

/** Orders entries by whom to ring first: urgent ones, then those who have waited longest. */
export function callOrder(entries: Entry[]): Entry[] {
  return entries.sort(compareEntries);
}

/** Urgent before other entries, earlier days before later ones; 0 where their names decide. */
function compareEntries(a: Entry, b: Entry): number {
  const byUrgency = Number(b.isUrgent) - Number(a.isUrgent);
  return byUrgency || compareDays(a.since, b.since);
}

/** Days such as "2026-03-02" sort as their texts do. */
function compareDays(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
