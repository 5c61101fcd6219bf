import type { Partner, Query } from "./partner";

/** Builds the signed address of a table, with everything that the partner needs to know. */
export function addressOf(partner: Partner, table: string, query: Query): string {
  const parameters = new URLSearchParams(query);
  return `${partner.base}/tables/${encodeURIComponent(table)}?${parameters}`;
}
