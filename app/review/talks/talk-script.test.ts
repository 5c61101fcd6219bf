import { describe, expect, it } from "vitest";
import { TALK_MINUTES, TALK_RUBRIC } from "./talk";
import { scriptFor } from "./talk-script.server";

describe("the script", () => {
  it("fills the ten minutes without a gap, for any two kinds", () => {
    const kinds = ["review", "test", "fix"] as const;
    for (const first of kinds)
      for (const second of kinds) {
        const spans = scriptFor(first, second).map(({ when }) => /(\d+)–(\d+)/.exec(when)!.slice(1).map(Number));
        expect(spans.map(([from]) => from)).toEqual([0, ...spans.slice(0, -1).map(([, to]) => to)]);
        expect(spans.at(-1)![1]).toBe(TALK_MINUTES);
      }
  });
  it("is assessed by lines of three steps, each with its reason", () => {
    for (const { steps, because } of TALK_RUBRIC) expect([steps.length, because.length > 20]).toEqual([3, true]);
  });
});
