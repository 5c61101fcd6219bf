import { describe, expect, it } from "vitest";
import { fitted } from "../../../tests/items/measure";
import { adaptiveTable } from "../../../tests/items/simulated";
import { isTurned, turningItems } from "./turned";
import { atOnce } from "./work";

describe("an item's key", () => {
  const adaptive = { people: 300, items: 40, spread: 1.2, misKeyed: 1 };
  const { table, items } = adaptiveTable(adaptive, "a key");
  const rasch = fitted(table, "rasch");
  const turnedBy = (said: readonly number[]) => atOnce(turningItems(table, rasch, said));
  const stated = items.map(({ difficulty }) => Math.round(difficulty));

  it("is told to be turned round by answers that its author's word does not let expect, and others' are not", () => {
    const [first, ...others] = turnedBy(stated);
    expect(isTurned(first!)).toBe(true);
    expect(others.filter((one) => isTurned(one)).length).toBeLessThanOrEqual(2);
  });

  it("is judged alike on whatever scale authors speak, up or down, and also where all say the same", () => {
    const found = turnedBy(stated);
    const other = turnedBy(stated.map((one) => 40 - 3 * one));
    other.forEach((one, at) => {
      expect(one).toBeCloseTo(found[at]!, 6);
    });
    for (const one of turnedBy(stated.map(() => 3))) expect(one === null || Number.isFinite(one)).toBe(true);
  });

  it("is not judged by an author's word where few other items are there", () => {
    const few = table.map((row) => row.slice(0, 8));
    const fit = fitted(few, "rasch");
    expect(atOnce(turningItems(few, fit, stated.slice(0, 8)))).toEqual(fit.items.map(() => null));
  });
});
