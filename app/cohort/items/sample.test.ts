import fc from "fast-check";
import { expect, it } from "vitest";
import { drawSample } from "./sample";

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 });

it("a sample contains the maximum number of people, the same each time and for any order of input", () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 70 }), (all, most) => {
      const drawn = drawSample(all, [], most);
      expect(drawn.length).toBe(Math.min(most, all.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(all).toEqual(expect.arrayContaining(drawn));
      expect(drawSample([...all].reverse(), [], most)).toEqual(drawn);
    }),
  );
});

it("one person more or less changes at most one other person in the sample", () => {
  fc.assert(
    fc.property(ids, fc.uuid(), fc.integer({ min: 1, max: 40 }), (all, one, most) => {
      fc.pre(!all.includes(one));
      const before = new Set(drawSample(all, [], most));
      const after = drawSample([...all, one], [], most);
      expect(after.filter((id) => !before.has(id) && id !== one)).toEqual([]);
      expect([...before].filter((id) => !after.includes(id)).length).toBeLessThanOrEqual(1);
    }),
  );
});

it("people who have done rare exercises are in it, for up to half of the places", () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 40 }), fc.nat(20), (all, most, few) => {
      const rare = all.slice(0, few);
      const drawn = drawSample(all, [rare], most);
      const inIt = rare.filter((id) => drawn.includes(id)).length;
      expect(inIt).toBeGreaterThanOrEqual(Math.min(rare.length, Math.floor(most / 2)));
      expect(drawn.length).toBe(Math.min(most, all.length));
    }),
  );
});
