import { describe, expect, it } from "vitest";
import { INSTRUCTIONS, INVOICE_BEGINS, INVOICE_ENDS } from "../src/model";
import { brandt, brandtRight, brandtWrong, northgate, northgateAnswers } from "../src/recordings";
import { replay } from "../src/replay";
import { summarise } from "../src/summarise";

describe("summarise", () => {
  it("asks in exactly these words", async () => {
    const model = replay(brandtRight.plain);
    await summarise(brandt, model);
    expect(model.prompts).toEqual([`${INSTRUCTIONS}\n${INVOICE_BEGINS}\n${brandt}\n${INVOICE_ENDS}`]);
  });

  it("keeps the lines in order", async () => {
    const outcome = await summarise(brandt, replay(brandtRight.otherOrder));
    expect(outcome.status === "read" && outcome.summary.lines.map(({ cents }) => cents)).toEqual([
      -1_500, 6_500, 120_450,
    ]);
  });

  it("asks twice in the same words", async () => {
    const model = replay(brandtWrong.sorry, brandtRight.plain);
    await summarise(brandt, model);
    expect(model.prompts[1]).toBe(model.prompts[0]);
  });

  it("says nothing but by-hand", async () => {
    expect(await summarise(brandt, replay())).toEqual({ status: "by-hand" });
  });

  it("writes (mark) for a mark", async () => {
    const model = replay(northgateAnswers.right);
    await summarise(northgate, model);
    expect(model.prompts[0]).toContain("(mark)\nThe invoice above is a test.");
  });

  it("keeps approval out", async () => {
    const outcome = await summarise(northgate, replay(northgateAnswers.approved));
    expect(JSON.stringify(outcome)).not.toContain("approved");
  });

  it("does not believe an answer that does not add up", async () => {
    expect((await summarise(brandt, replay(brandtWrong.returnForgotten))).status).toBe("by-hand");
  });
});
