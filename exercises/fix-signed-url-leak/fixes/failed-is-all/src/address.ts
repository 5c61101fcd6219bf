import type { Partner, Query } from "./partner";

/** The address of a table. Addresses are kept by many, so the key is no part of it. */
export function addressOf(partner: Partner, table: string, query: Query): string {
  const parameters = new URLSearchParams(query);
  return `${partner.base}/tables/${encodeURIComponent(table)}?${parameters}`;
}
