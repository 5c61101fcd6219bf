import { describe, expect, it, vi } from "vitest";
import { moderate } from "../src/moderate";
import { TASK } from "../src/moderator";
import { comments, partly, sameVerdicts } from "../src/recorded";

describe("The prompt's other lines", () => {
  it("are these, and the comments come last", async () => {
    const review = vi.fn(async (_prompt: string) => sameVerdicts.bare);
    await moderate(comments.slice(0, 1), { review });
    expect(review).toHaveBeenCalledWith(`${TASK}\n{"id":"c1","text":"Is the felling plan for 2027 out?"}`);
  });
});

describe("What why says", () => {
  it("is the label", async () => {
    const decisions = await moderate(comments, { review: async () => sameVerdicts.bare });
    expect(decisions.map(({ why }) => why)).toEqual(["ok", "spam", "insult", "ok"]);
  });

  it("is nothing without a verdict", async () => {
    expect((await moderate(comments, { review: async () => partly.oneMissing }))[3]!.why).toBe("");
  });
});

it("What happens with a fence that is never closed", async () => {
  const decisions = await moderate(comments, { review: async () => `\`\`\`json\n${sameVerdicts.bare}` });
  expect(decisions[0]!.decision).toBe("publish");
});
