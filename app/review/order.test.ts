import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesFor, orderOf, weekOf } from "./order";

const AT = new Date("2026-11-20T12:00:00Z");
const DAY_MS = 86_400_000;
const NONE = { asksHelp: false, isStuck: false, isSample: false };

describe("the order of the queue", () => {
  it("puts who asks and is stuck first, then who asks, then the rest, then samples, when all came at once", () => {
    const at = (reasons: Partial<typeof NONE>) => orderOf(AT, { ...NONE, ...reasons }).getTime();
    const times = [at({ asksHelp: true, isStuck: true }), at({ asksHelp: true }), at({}), at({ isSample: true })];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(4);
  });

  it("offers whoever waited three days longer first, whatever the reasons", () => {
    const reasons = fc.record({ asksHelp: fc.boolean(), isStuck: fc.boolean(), isSample: fc.boolean() });
    fc.assert(
      fc.property(
        reasons,
        reasons,
        fc.date({ min: new Date(0), noInvalidDate: true, max: AT }),
        (older, newer, came) => {
          const later = new Date(came.getTime() + 3 * DAY_MS + 1);
          expect(orderOf(came, older).getTime()).toBeLessThan(orderOf(later, newer).getTime());
        },
      ),
    );
  });

  it("takes a sample whose learner asks for one that asks", () => {
    const asks = { ...NONE, asksHelp: true };
    expect(orderOf(AT, { ...asks, isSample: true })).toEqual(orderOf(AT, asks));
  });
});

it("a question makes an item longer", () => {
  for (const kind of ["review", "test", "fix"] as const)
    expect(minutesFor(kind, true)).toBeGreaterThan(minutesFor(kind, false));
});

it("a week begins on Monday, at midnight UTC", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1970-01-05"), max: new Date("2100-01-01"), noInvalidDate: true }), (now) => {
      const monday = weekOf(now);
      expect([monday.getUTCDay(), monday.getTime() % DAY_MS]).toEqual([1, 0]);
      expect(now.getTime() - monday.getTime()).toBeLessThan(7 * DAY_MS);
      expect(now.getTime()).toBeGreaterThanOrEqual(monday.getTime());
    }),
  );
});
