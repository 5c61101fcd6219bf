import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { restsAfter } from "./steps";

it("rests after each step for several times as long as the step took, and not for earlier rests", async () => {
  const rest = restsAfter(3, new AbortController().signal);
  for (let step = 0; step < 2; step++) {
    const began = performance.now();
    await setTimeout(100);
    const taken = performance.now() - began;
    await rest();
    const rested = performance.now() - began - taken;
    expect(rested / taken).toBeGreaterThan(2.9);
    expect(rested / taken).toBeLessThan(10);
  }
});

it("ends the calculation during a rest once it is asked to stop", async () => {
  const stop = new AbortController();
  const rest = restsAfter(1_000, stop.signal);
  await setTimeout(5);
  const resting = rest();
  stop.abort();
  await expect(resting).rejects.toThrow("aborted");
  await expect(rest()).rejects.toThrow("aborted");
});
