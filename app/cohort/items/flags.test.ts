import { expect, it } from "vitest";
import { BAND } from "./band";
import type { ExerciseBrief } from "./figures";
import { flagsOf } from "./flags";

const isFlagged = (passed: number, people: number) =>
  flagsOf({ people, passed, change: null, doubted: { decoys: 0, places: 0 } } as ExerciseBrief, null).includes(
    "few-pass",
  );

it("flags at most 6% of exercises that few pass by chance alone", () => {
  for (let people = 5; people <= 500; people++) {
    let chance = 0;
    // The probability that exactly `passed` people pass: first none, then one more each time.
    let exactly = (1 - BAND.low) ** people;
    for (let passed = 0; passed <= people; passed++) {
      if (isFlagged(passed, people)) chance += exactly;
      exactly *= (((people - passed) / (passed + 1)) * BAND.low) / (1 - BAND.low);
    }
    expect(chance).toBeLessThanOrEqual(0.06);
  }
});
