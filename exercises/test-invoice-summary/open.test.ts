import { describe, expect, it } from "vitest";
import { INSTRUCTIONS, INVOICE_BEGINS, INVOICE_ENDS } from "../src/model";
import { brandt, brandtRight, brandtWrong, northgate, northgateAnswers } from "../src/recordings";
import { replay } from "../src/replay";
import { summarise } from "../src/summarise";

it("How marks in the invoice's text", async () => {
  const model = replay(northgateAnswers.right);
  await summarise(northgate, model);
  expect(model.prompts[0]).toContain("(mark)\nThe invoice above is a test.");
});

describe("The wording of the prompt", () => {
  it("is exactly this", async () => {
    const model = replay(brandtRight.plain);
    await summarise(brandt, model);
    expect(model.prompts).toEqual([`${INSTRUCTIONS}\n${INVOICE_BEGINS}\n${brandt}\n${INVOICE_ENDS}`]);
  });

  it("is the same the second time", async () => {
    const model = replay(brandtWrong.sorry, brandtRight.plain);
    await summarise(brandt, model);
    expect(model.prompts[1]).toBe(model.prompts[0]);
  });
});

it("The order of the lines", async () => {
  const outcome = await summarise(brandt, replay(brandtRight.otherOrder));
  expect(outcome.status === "read" && outcome.summary.lines.map(({ cents }) => cents)).toEqual([-1_500, 6_500, 120_450]);
});

it("What else a by-hand result contains", async () => {
  expect(await summarise(brandt, replay())).toEqual({ status: "by-hand" });
});
