import { afterEach, beforeEach, vi } from "vitest";

/**
 * Stops the clock at one minute past the hour for each test in the file, so that no rate-limit window ends during a
 * test. Timers keep running.
 */
export function stopClock(): void {
  beforeEach(() => {
    const hour = 3_600_000;
    vi.useFakeTimers({ toFake: ["Date"], now: Math.floor(Date.now() / hour) * hour + 60_000 });
  });
  afterEach(() => void vi.useRealTimers());
}
