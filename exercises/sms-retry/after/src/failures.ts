/** A reply that is no success. */
export class GatewayError extends Error {
  readonly status: number;
  /** How many seconds the provider asks us to wait, if it says so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super(message);
    this.name = "GatewayError";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** The longest that we wait because we were asked to. */
const MAX_WAIT_MS = 30_000;

/** Whether another attempt may go better: the provider was too busy, or broken, or was not reached at all. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof GatewayError)) return true;
  return error.status === 429 || error.status >= 500;
}

/** What the log may know of an error. Messages of foreign errors can hold anything. */
export function nameOf(error: unknown): string {
  if (error instanceof GatewayError) return `status ${error.status}`;
  return error instanceof Error ? error.name : "unknown";
}

/** The milliseconds that the provider asks us to wait, up to half a minute. */
export function waitAskedFor(error: unknown): number | undefined {
  if (!(error instanceof GatewayError) || error.retryAfter === undefined) return undefined;
  return Math.min(error.retryAfter * 1_000, MAX_WAIT_MS);
}

/** What a reply asks us to wait. The provider sends whole seconds; a date, or nothing, would be NaN, and falls out. */
export function secondsIn(reply: Response): number | undefined {
  const seconds = Number(reply.headers.get("retry-after") || Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
