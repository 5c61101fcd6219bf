import { GatewayError, mayPass, nameOf, secondsIn, waitAskedFor } from "./failures";
import type { Log } from "./log";
import { type RetryPlan, withRetry } from "./retry";

/*
 * What the provider says about its interface (https://sms.example/v2):
 * - POST /messages sends an SMS and bills it. With an `idempotency-key`, requests that bear the same key within a day
 *   are one SMS: the first one that arrives is sent and billed, the others get its answer.
 * - GET /messages/<id> tells what became of it.
 * - POST /credits buys credits. It knows no keys: each request that arrives is a purchase.
 */
const BASE_URL = "https://sms.example/v2";

/** Without an answer by then, an attempt has failed. */
const TIMEOUT_MS = 5_000;

export interface Sms {
  /** "+4915112345678" */
  readonly to: string;
  readonly text: string;
}

export type SmsStatus = "queued" | "delivered" | "failed";

export interface GatewayDeps {
  readonly token: string;
  readonly log: Log;
  /** Settles after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A text that was never returned before. */
  readonly newKey: () => string;
}

/** The provider's interface, as our code sees it. Failures that may pass are tried again. */
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

  /** A request, and further ones while its failure may pass. */
  private call(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const plan: RetryPlan = {
      sleep: this.deps.sleep,
      mayPass,
      waitAskedFor,
      onRetry: (attempt, error) => this.deps.log.warn(`${method} ${path}: attempt ${attempt} failed: ${nameOf(error)}`),
    };
    return withRetry(() => this.request(method, path, body), plan);
  }

  /** One request. Every POST gets an idempotency key, so that the provider can tell repeats from new ones. */
  private async request(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const headers: Record<string, string> = {
      authorization: `Bearer ${this.deps.token}`,
      "content-type": "application/json",
    };
    if (method === "POST") headers["idempotency-key"] = this.deps.newKey();
    const init = { method, headers, timeout: TIMEOUT_MS };
    const request = body === undefined ? init : { ...init, body: JSON.stringify(body) };
    const reply = await fetch(`${BASE_URL}${path}`, request);
    if (!reply.ok) throw new GatewayError(reply.status, `${method} ${path}: ${reply.status}`, secondsIn(reply));
    return reply.json();
  }
}
