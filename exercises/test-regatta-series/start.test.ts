import { describe, expect, it } from "vitest";
import type { Race } from "../src/race";
import { seriesResult } from "../src/series";

/** race("A BC D", { D: "DSQ" }): A is first, B and C cross the line together, then D, which is disqualified. */
const race = (crossed: string, codes: Race["codes"] = {}): Race => ({
  crossed: crossed.split(" ").map((group) => [...group]),
  codes,
});
const rowOf = (sail: string, entries: string, races: Race[]) =>
  seriesResult([...entries], races).find((row) => row.sail === sail)!;

describe("seriesResult", () => {
  it("scores the places", () => {
    expect(rowOf("A", "ABC", [race("A B C"), race("B A C")]).scores).toEqual([1, 2]);
  });

  // Where does each rule change a score, a discard or a rank? Work it out from the rules first, then run it.
});
