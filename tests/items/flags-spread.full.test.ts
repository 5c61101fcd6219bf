import { expect, it } from "vitest";
import { isLong } from "../setup/runs";
import { flagRates } from "./measure";

/**
 * The second case of flags.full.test.ts, in a separate file because each case takes 15 seconds and files run in
 * parallel.
 */

it(
  "with the difficulties that authors state, finds a mis-keyed item even if difficulties vary more than abilities",
  () => {
    const { stated } = flagRates(400, 1.2, isLong ? 200 : 15);
    expect(stated.found, JSON.stringify(stated)).toBeGreaterThanOrEqual(0.9);
    expect(stated.soundFlagged, JSON.stringify(stated)).toBeLessThanOrEqual(0.05);
  },
  isLong ? 1_800_000 : 120_000,
);
