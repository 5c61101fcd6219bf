import { download } from "./download";
import type { Log, Partner, Query } from "./partner";

export interface Job {
  readonly partner: Partner;
  readonly table: string;
  readonly query: Query;
}

/**
 * Downloads all tables, and returns the lines of the portal's status page. A table that fails does not stop the others.
 */
export async function nightly(jobs: readonly Job[], save: (table: string, csv: string) => void, log: Log) {
  const lines: string[] = [];
  for (const { partner, table, query } of jobs) {
    try {
      save(table, await download(partner, table, query, log));
      lines.push(`${partner.name}, ${table}: up to date`);
    } catch {
      lines.push(`${partner.name}, ${table}: failed`);
    }
  }
  return lines;
}
