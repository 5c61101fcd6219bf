import { expect, it } from "vitest";
import { isLong } from "../setup/runs";
import { flagRates } from "./measure";

/** `npm run bench:items` prints these figures for more group sizes and for more widely spread difficulties. */

it(
  "on adaptive tables, finds a mis-keyed item in 90% of runs and flags at most 5% of sound items",
  () => {
    const rates = flagRates(400, 0.8, isLong ? 200 : 15);
    for (const { found, soundFlagged } of [rates.alone, rates.stated]) {
      expect(found, JSON.stringify(rates)).toBeGreaterThanOrEqual(0.9);
      expect(soundFlagged, JSON.stringify(rates)).toBeLessThanOrEqual(0.05);
    }
  },
  isLong ? 1_800_000 : 120_000,
);
