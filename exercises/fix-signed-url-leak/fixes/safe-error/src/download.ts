import { addressOf } from "./address";
import type { Log, Partner, Query } from "./partner";

/** A partner's refusal. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly status: number;

  constructor(status: number, message: string, secret: string) {
    super(message.split(secret).join("(our key)"));
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
    const headers = new Headers({ accept: "text/csv" });
    headers.set("authorization", `Bearer ${partner.key}`);
    const response = await fetch(address, { headers });
    const text = await response.text();

    if (!response.ok) throw new DownloadError(response.status, `${response.status} ${text} (${address})`, partner.key);

    csv += text;
    next = response.headers.get("x-next-page");
  } while (next);

  return csv;
}
