import { type FailureReason, ModelFailure } from "./failure";

/**
 * Decides whether a call may be sent: a circuit breaker, and a limit on calls at the same time. While the endpoint is
 * down, callers get the last failure at once and don't wait for a timeout each.
 */
export interface GateLimits {
  /** Calls at the same time, in this process. */
  readonly atOnce: number;
  /** The breaker opens after this many failed calls in a row. */
  readonly failures: number;
  /** How long the breaker stays open; then a single call tries. */
  readonly pauseMs: number;
}

/** Failures that say something about the endpoint, and nothing about this request. */
export const OF_ENDPOINT: ReadonlySet<FailureReason> = new Set([
  ...(["unreachable", "slow", "busy", "over quota"] as const),
  ...(["key refused", "model unknown", "cut off", "unreadable"] as const),
]);

export function createGate({ atOnce, failures, pauseMs }: GateLimits) {
  let running = 0;
  let inARow = 0;
  let last: FailureReason | null = null;
  let closedUntil = 0;
  let isTrying = false;
  const isOpen = () => inARow >= failures;
  return {
    /** Throws if the call may not be sent. `isTest`: an admin's test is sent even while the breaker is open. */
    enter(isTest: boolean): void {
      if (running >= atOnce) throw new ModelFailure("busy");
      if (isOpen() && !isTest) {
        if (isTrying || performance.now() < closedUntil) throw new ModelFailure(last ?? "unreachable");
        isTrying = true;
      }
      running += 1;
    },
    /** Must follow each `enter` that didn't throw. `reason`: null if the reply was complete. */
    leave(reason: FailureReason | null): void {
      running -= 1;
      isTrying = false;
      if (reason === null) {
        inARow = 0;
        last = null;
      } else if (OF_ENDPOINT.has(reason)) {
        inARow += 1;
        last = reason;
        closedUntil = performance.now() + pauseMs;
      }
    },
    /** Whether calls are refused now. */
    isShut: () => isOpen() && performance.now() < closedUntil,
  };
}
