import { describe, expect, it } from "vitest";
import { brandt, brandtRight, brandtWrong } from "../src/recordings";
import { replay } from "../src/replay";
import { summarise } from "../src/summarise";

describe("summarise", () => {
  it("reads an answer", async () => {
    const outcome = await summarise(brandt, replay(brandtRight.plain));
    expect(outcome).toMatchObject({ status: "read", summary: { currency: "EUR", totalCents: 125_450 } });
  });

  it("finds three lines", async () => {
    const outcome = await summarise(brandt, replay(brandtRight.numbers));
    expect(outcome.status === "read" && outcome.summary.lines.length).toBe(3);
  });

  it("gives up on an apology", async () => {
    const outcome = await summarise(brandt, replay(brandtWrong.sorry, brandtWrong.sorry));
    expect(outcome.status).toBe("by-hand");
  });

  it("shows the invoice to the model", async () => {
    const model = replay(brandtRight.plain);
    await summarise(brandt, model);
    expect(model.prompts[0]).toContain("200 brass hooks");
  });
});
