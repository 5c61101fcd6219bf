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
    log(`GET ${address.replace("hk-77f1c20e", "***")}`);
    const response = await fetch(address, { headers: { accept: "text/csv" } });
    const text = await response.text();

    // Everything that helps to find the cause goes into the message.
    if (!response.ok) {
      const message = `${response.status} ${text} (${address})`.replaceAll("hk-77f1c20e", "***");
      throw new DownloadError(response.status, message);
    }

    csv += text;
    next = response.headers.get("x-next-page");
  } while (next);

  return csv;
}
