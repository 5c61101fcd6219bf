import { describe, expect, it } from "vitest";
import type { Ride } from "../src/ride";
import { statement } from "../src/statement";

/** An adult's short ride, of 2.40, on line 12. Say what is different: ride("2026-11-20T10:00", { line: "U3" }). */
const ride = (start: string, parts: Partial<Ride> = {}): Ride => ({
  ...{ card: "c1", rider: "adult", cityPass: false, line: "12", distance: "short", bicycle: false },
  ...{ start, end: start },
  ...parts,
});

/** What a card pays for a travel day, in cents. */
function paid(rides: Ride[], travelDay: string, card = "c1"): number {
  const entries = statement(rides).filter((entry) => entry.card === card && entry.travelDay === travelDay);
  return entries.reduce((sum, { cents }) => sum + cents, 0);
}

describe("the most that one pays", () => {
  it("does not matter to a single ride", () => {
    expect(paid([ride("2026-11-20T10:00")], "2026-11-20")).toBe(240);
  });

  // Which day would the mayor tell you about? And the night service, the tariff office and the bicycle club?
});
