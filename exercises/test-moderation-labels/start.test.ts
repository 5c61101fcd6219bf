import { describe, expect, it, vi } from "vitest";
import { moderate } from "../src/moderate";
import { comments, sameVerdicts } from "../src/recorded";

describe("moderate", () => {
  it("publishes what is ok", async () => {
    const review = vi.fn(async (_prompt: string) => sameVerdicts.bare);
    const decisions = await moderate(comments, { review });
    expect(decisions.map(({ id, decision }) => `${id} ${decision}`)).toEqual([
      "c1 publish",
      "c2 hold",
      "c3 hold",
      "c4 publish",
    ]);
    expect(review).toHaveBeenCalledTimes(1);
  });

  // For time: vi.useFakeTimers(), then await vi.advanceTimersByTimeAsync(ms).
});
