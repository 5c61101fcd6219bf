import { describe, expect, it } from "vitest";
import type { Trip } from "../src/fare";
import { fareFor } from "../src/fares";

/** The fare of an adult, unless you say how old. */
const fare = (trip: Trip = {}, age = 40) => fareFor(trip, { age });

describe("fareFor", () => {
  it("costs an adult 2.50 in the inner zone", () => {
    expect(fare({ zone: 1 }).amount).toBe(2.5);
  });

  // Which line of the old code would somebody "simplify"? Which input would show it?
});
