import { addressOf } from "./address";
import type { Log, Partner, Query } from "./partner";

/** A partner's refusal. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Downloads a table as CSV, page by page, until the partner names no next page. */
export async function download(partner: Partner, table: string, query: Query, log: Log): Promise<string> {
  let csv = "";
  let next: string | null = null;

  do {
    const address = addressOf(partner, table, next ? { ...query, page: next } : query);
    log(`GET ${address}`);
    const response = await fetch(address, { headers: { accept: "text/csv", authorization: `Bearer ${partner.key}` } });
    const text = await response.text();

    // Partners repeat our key in what they say, and the message is shown to everybody.
    if (!response.ok) {
      const words = text.replaceAll(partner.key, "[key]");
      throw new DownloadError(response.status, `${response.status} ${words} (${address})`);
    }

    csv += text;
    next = response.headers.get("x-next-page");
  } while (next);

  return csv;
}
