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
    const response = await fetch(address, { headers: { accept: "text/csv", authorization: `Bearer ${partner.key}` } }).catch(() => {
      throw new DownloadError(0, "the partner could not be reached");
    });
    const text = await response.text();

    // Everything that helps to find the cause goes into the message.
    if (!response.ok) throw new DownloadError(response.status, `${response.status} ${text.replaceAll(partner.key, "***")} (${address})`);

    csv += text;
    next = response.headers.get("x-next-page");
  } while (next);

  return csv;
}
