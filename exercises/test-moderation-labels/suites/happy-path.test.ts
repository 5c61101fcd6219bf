import { describe, expect, it } from "vitest";
import { moderate } from "../src/moderate";
import { comments, sameVerdicts } from "../src/recorded";

describe("moderate", () => {
  it("publishes and holds as the model says", async () => {
    const decisions = await moderate(comments, { review: async () => sameVerdicts.bare });
    expect(decisions.map(({ decision }) => decision)).toEqual(["publish", "hold", "hold", "publish"]);
  });

  it("understands fences", async () => {
    const decisions = await moderate(comments, { review: async () => sameVerdicts.inFence });
    expect(decisions.filter(({ decision }) => decision === "publish")).toHaveLength(2);
  });

  it("holds everything when the model is away", async () => {
    const decisions = await moderate(comments, { review: () => Promise.reject(new Error("503")) });
    expect(decisions.every(({ decision }) => decision === "hold")).toBe(true);
  });
});
