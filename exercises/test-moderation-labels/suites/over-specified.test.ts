import { describe, expect, it, vi } from "vitest";
import { moderate } from "../src/moderate";
import { TASK } from "../src/moderator";
import { comments, partly, sameVerdicts } from "../src/recorded";
import { readVerdicts } from "../src/verdicts";

describe("moderate", () => {
  it("asks in these very words", async () => {
    const review = vi.fn(async (_prompt: string) => sameVerdicts.bare);
    await moderate(comments.slice(0, 1), { review });
    expect(review).toHaveBeenCalledWith(`${TASK}\n{"id":"c1","text":"Is the felling plan for 2027 out?"}`);
  });

  it("says why", async () => {
    const decisions = await moderate(comments, { review: async () => sameVerdicts.bare });
    expect(decisions.map(({ why }) => why)).toEqual(["ok", "spam", "insult", "ok"]);
  });

  it("has no reason without a verdict", async () => {
    const decisions = await moderate(comments, { review: async () => partly.oneMissing });
    expect(decisions[3]).toEqual({ id: "c4", decision: "hold", why: "" });
  });

  it("holds labels that were not asked for", async () => {
    const decisions = await moderate(comments, { review: async () => partly.otherLabels });
    expect(decisions.map(({ decision }) => decision)).toEqual(["publish", "hold", "hold", "hold"]);
  });

  it("starts one timer of ten seconds", async () => {
    const start = vi.spyOn(globalThis, "setTimeout");
    await moderate(comments, { review: async () => sameVerdicts.bare });
    expect(start).toHaveBeenCalledWith(expect.any(Function), 10_000, "");
    start.mockRestore();
  });
});

describe("readVerdicts", () => {
  it("gives an empty list for two fences", () => {
    expect(readVerdicts("```\n[]\n```\n```\n[]\n```")).toEqual([]);
  });

  it("lowers labels", () => {
    expect(readVerdicts('[{"id":"c1","label":"OK"}]')).toEqual([{ id: "c1", label: "ok" }]);
  });
});
