import type { Partner, Query } from "./partner";

/** The address of a table. */
export function addressOf({ base }: Partner, table: string, query: Query): string {
  const url = new URL(`${base}/tables/${encodeURIComponent(table)}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  return url.href;
}
