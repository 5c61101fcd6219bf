import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Alarm, commonPlaces, isOverlapping, readPlace, sayPlace } from "./places";
import { atOnce } from "./work";

const alarm = fc.record({
  who: fc.nat(8),
  class: fc.constantFrom("injection" as const, "incomplete" as const),
  file: fc.constantFrom("src/a.ts", "src/b:new.ts", null),
  side: fc.constantFrom("old" as const, "new" as const),
  from: fc.integer({ min: 1, max: 40 }),
  length: fc.nat(11),
});
const alarms = fc.array(alarm, { maxLength: 40 }).map((all) =>
  all.map(
    ({ length, ...one }): Alarm =>
      // A finding on the whole change has no lines.
      one.file === null ? { ...one, side: "new", from: 0, to: 0 } : { ...one, to: one.from + length },
  ),
);

const at = (from: number, to: number, who: number): Alarm => ({
  file: "src/a.ts",
  side: "new",
  from,
  to,
  who,
  class: "injection",
});
const placesOf = (all: readonly Alarm[], most = 10) =>
  atOnce(commonPlaces(all, most)).map(({ from, to, people }) => [from, to, people]);

describe("places that several people marked as wrong", () => {
  it("can be parsed back from their text", () => {
    for (const place of [{ file: "a:old:1-2/b.ts", side: "new", from: 3, to: 9 } as const, readPlace("")])
      expect(readPlace(sayPlace(place))).toEqual(place);
  });

  it("are one place if findings overlap, two if they do not, none for one person only", () => {
    expect(placesOf([at(3, 6, 1), at(5, 9, 2), at(5, 5, 3)])).toEqual([[5, 6, 3]]);
    expect(placesOf([at(3, 4, 1), at(3, 4, 2), at(30, 30, 1), at(30, 31, 2)])).toEqual([
      [3, 4, 2],
      [30, 31, 2],
    ]);
    expect(placesOf([at(3, 4, 1), at(3, 4, 1), at(9, 9, 2)])).toEqual([]);
  });

  it("contain each finding at most once, and count everyone with a finding on them; most people first", () => {
    fc.assert(
      fc.property(alarms, fc.integer({ min: 1, max: 6 }), (all, most) => {
        const places = atOnce(commonPlaces(all, most));
        expect(places.length).toBeLessThanOrEqual(most);
        const held = places.flatMap((place) => place.alarms);
        expect(new Set(held).size).toBe(held.length);
        for (const [index, place] of places.entries()) {
          expect(place.people).toBe(new Set(place.alarms.map(({ who }) => who)).size);
          expect(place.people).toBeGreaterThanOrEqual(2);
          expect(place.people).toBeLessThanOrEqual(places[index - 1]?.people ?? Number.POSITIVE_INFINITY);
          for (const one of place.alarms) expect(isOverlapping(one, place)).toBe(true);
        }
      }),
    );
  });

  it("are complete: no two people's remaining findings overlap", () => {
    fc.assert(
      fc.property(alarms, (all) => {
        const held = new Set(atOnce(commonPlaces(all, 100)).flatMap((place) => place.alarms));
        const left = all.filter((one) => !held.has(one));
        for (const one of left)
          for (const other of left) if (one.who !== other.who) expect(isOverlapping(one, other)).toBe(false);
      }),
    );
  });

  it("do not depend on the order", () => {
    fc.assert(
      fc.property(alarms, fc.infiniteStream(fc.nat()), (all, lots) => {
        const turned = all
          .map((one) => ({ one, lot: lots.next().value as number }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ one }) => one);
        expect(placesOf(turned)).toEqual(placesOf(all));
      }),
    );
  });
});
