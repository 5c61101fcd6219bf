/** Milliseconds before the second, third and fourth attempt. */
const WAITS = [500, 1_000, 2_000];

export interface RetryPlan {
  readonly sleep: (ms: number) => Promise<void>;
  /** Whether another attempt may help. */
  readonly mayPass: (error: unknown) => boolean;
  /** Milliseconds to wait instead, where the other side asks for them. */
  readonly waitAskedFor?: (error: unknown) => number | undefined;
  /** Told before each further attempt which one has failed, and how. */
  readonly onRetry: (attempt: number, error: unknown) => void;
}

/**
 * Runs an operation, up to four times while it fails in a way that may pass. In the end the last error is thrown as
 * it is.
 */
export async function withRetry<T>(operation: () => Promise<T>, plan: RetryPlan): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation();
    } catch (error) {
      const wait = WAITS[attempt - 1];
      if (wait === undefined || !plan.mayPass(error)) throw error;
      plan.onRetry(attempt, error);
      await plan.sleep(plan.waitAskedFor?.(error) ?? wait);
    }
  }
}
