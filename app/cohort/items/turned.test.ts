import { describe, expect, it } from "vitest";
import { fitted } from "../../../tests/items/measure";
import { adaptiveTable } from "../../../tests/items/simulated";
import { isQuick } from "../../../tests/setup/runs";
import { isTurned, turningItems } from "./turned";
import { atOnce } from "./work";

describe("an item's key", () => {
  const adaptive = { people: 300, items: 40, spread: 1.2, misKeyed: 1 };
  const { table, items } = adaptiveTable(adaptive, "a key");
  const rasch = fitted(table, "rasch");
  const turnedBy = (said: readonly number[]) => atOnce(turningItems(table, rasch, said));
  const stated = items.map(({ difficulty }) => Math.round(difficulty));

  it("is found inverted if the answers contradict the author's stated difficulty; hardly any other is", () => {
    const [first, ...others] = turnedBy(stated);
    expect(isTurned(first!)).toBe(true);
    expect(others.filter((one) => isTurned(one)).length).toBeLessThanOrEqual(2);
  });

  it.skipIf(isQuick)("is judged the same on any scale of stated difficulty, reversed or constant", () => {
    const found = turnedBy(stated);
    const other = turnedBy(stated.map((one) => 40 - 3 * one));
    other.forEach((one, at) => {
      expect(one).toBeCloseTo(found[at]!, 6);
    });
    for (const one of turnedBy(stated.map(() => 3))) expect(one === null || Number.isFinite(one)).toBe(true);
  });

  it("is not judged by the stated difficulty with few other items", () => {
    const few = table.map((row) => row.slice(0, 8));
    const fit = fitted(few, "rasch");
    expect(atOnce(turningItems(few, fit, stated.slice(0, 8)))).toEqual(fit.items.map(() => null));
  });
});
