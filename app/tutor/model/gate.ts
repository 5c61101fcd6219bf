import { type FailureReason, ModelFailure } from "./failure";

/**
 * Decides whether a call may be sent, with a circuit breaker and a limit on simultaneous calls. While the endpoint is
 * down, callers get the last failure immediately, and don't have to wait for a timeout.
 */
export interface GateLimits {
  /** The maximum number of simultaneous calls in this process. */
  readonly atOnce: number;
  /** The breaker opens after this many failed calls in a row. */
  readonly failures: number;
  /** How long the breaker stays open. After that, a single call tests the server. */
  readonly pauseMs: number;
}

/** Failures that are caused by the endpoint, not by the request. */
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
    /**
     * Throws if the call may not be sent. With `isTest` (an admin's test), the call may be sent even while the breaker
     * is open.
     */
    enter(isTest: boolean): void {
      if (running >= atOnce) throw new ModelFailure("busy");
      if (isOpen() && !isTest) {
        if (isTrying || performance.now() < closedUntil) throw new ModelFailure(last ?? "unreachable");
        isTrying = true;
      }
      running += 1;
    },
    /** Call this after each `enter` that didn't throw. `reason` is null if the reply was complete. */
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
