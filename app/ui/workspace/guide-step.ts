/**
 * Returns the step at which the guide continues after a reload. In a browser without storage, the guide begins again.
 */
export function readStep(key: string, count: number): number {
  try {
    const step = Number(sessionStorage.getItem(key));
    return Number.isInteger(step) && step > 0 && step < count ? step : 0;
  } catch {
    return 0;
  }
}

/** Keeps the step, so that a reload continues there. */
export function keepStep(key: string, step: number): void {
  try {
    sessionStorage.setItem(key, String(step));
  } catch {
    // This browser stores nothing.
  }
}
