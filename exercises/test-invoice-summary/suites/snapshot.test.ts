import { expect, it } from "vitest";
import { brandt, brandtRight, brandtWrong } from "../src/recordings";
import { replay } from "../src/replay";
import { summarise } from "../src/summarise";

// Taken down from a run of the code.
it("Brandt's invoice, as recorded", async () => {
  expect(JSON.stringify(await summarise(brandt, replay(brandtRight.fenced)))).toBe(
    '{"status":"read","summary":{"supplier":"Brandt Hardware","currency":"EUR","totalCents":125450,"lines":[{"text":"200 brass hooks","cents":120450},{"text":"Delivery","cents":6500},{"text":"Less: returned pallet","cents":-1500}]}}',
  );
});

it("the same in capitals, as recorded", async () => {
  const outcome = await summarise(brandt, replay(brandtRight.capitals));
  expect(outcome.status === "read" && [outcome.summary.currency, outcome.summary.totalCents]).toEqual(["EUR", 125_450]);
});

it("an answer without the return, as recorded", async () => {
  const outcome = await summarise(brandt, replay(brandtWrong.returnForgotten));
  expect(outcome.status === "read" && outcome.summary.totalCents).toBe(125_450);
});

it("a cut-off answer, as recorded", async () => {
  const outcome = await summarise(brandt, replay(brandtWrong.cutOff, brandtWrong.cutOff));
  expect(outcome).toEqual({ status: "by-hand", reason: "no JSON object found" });
});
