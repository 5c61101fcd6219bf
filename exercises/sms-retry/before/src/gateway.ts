import { GatewayError } from "./failures";
import type { Log } from "./log";

/*
 * What the provider says about its interface (https://sms.example/v2):
 * - POST /messages sends an SMS and bills it. With an `idempotency-key`, requests that bear the same key within a day
 *   are one SMS: the first one that arrives is sent and billed, the others get its answer.
 * - GET /messages/<id> tells what became of it.
 * - POST /credits buys credits. It knows no keys: each request that arrives is a purchase.
 */
const BASE_URL = "https://sms.example/v2";

export interface Sms {
  /** "+4915112345678" */
  readonly to: string;
  readonly text: string;
}

export type SmsStatus = "queued" | "delivered" | "failed";

export interface GatewayDeps {
  readonly token: string;
  readonly log: Log;
}

/** The provider's interface, as our code sees it. */
export class SmsGateway {
  constructor(private readonly deps: GatewayDeps) {}

  /** Sends an SMS and returns the provider's id of it. */
  async send(sms: Sms): Promise<string> {
    const { id } = (await this.call("POST", "/messages", sms)) as { id: string };
    return id;
  }

  async statusOf(id: string): Promise<SmsStatus> {
    const { status } = (await this.call("GET", `/messages/${encodeURIComponent(id)}`)) as { status: SmsStatus };
    return status;
  }

  /** Buys credits and returns the number of the receipt. */
  async buyCredits(count: number): Promise<string> {
    const { receipt } = (await this.call("POST", "/credits", { count })) as { receipt: string };
    return receipt;
  }

  private async call(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.deps.token}`, "content-type": "application/json" };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const reply = await fetch(`${BASE_URL}${path}`, init);
    if (!reply.ok) throw new GatewayError(reply.status, `${method} ${path}: ${reply.status}`);
    return reply.json();
  }
}
