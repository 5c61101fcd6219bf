/** Waits in virtual time, for functions that repeat an attempt (`vi.waitFor`, `expect.poll`). */
import { fakeTimers } from "./clock";

let sleep: (run: () => void, ms: number) => unknown = () => 0;
export function setSleep(timer: typeof sleep): void {
  sleep = timer;
}

export async function pause(ms: number): Promise<void> {
  if (fakeTimers.isOn()) return fakeTimers.advanceAsync(ms);
  await new Promise<void>((resolve) => sleep(resolve, ms));
}
