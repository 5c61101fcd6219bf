import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, startOfWeek } from "~/operations/time";
import { minutesFor, orderOf } from "./order";

const AT = new Date("2026-11-20T12:00:00Z");
const NONE = { asksHelp: false, isStuck: false, isSample: false };

describe("the order of the queue", () => {
  it("puts questions by stuck learners first, then questions, the rest, and samples, if all came at once", () => {
    const at = (reasons: Partial<typeof NONE>) => orderOf(AT, { ...NONE, ...reasons }).getTime();
    const times = [at({ asksHelp: true, isStuck: true }), at({ asksHelp: true }), at({}), at({ isSample: true })];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(4);
  });

  it("offers a question that is three days older first, whatever the reasons", () => {
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

  it("orders an item with a deadline as if it had arrived three days before it, and moves no item by more", () => {
    const due = (hours: number, reasons = NONE) => orderOf(AT, reasons, new Date(AT.getTime() + hours * 3_600_000));
    expect(due(24)).toEqual(new Date(AT.getTime() - 48 * 3_600_000));
    expect([due(72), due(500), due(-1)]).toEqual([orderOf(AT, NONE), orderOf(AT, NONE), orderOf(AT, NONE)]);
    expect(due(0, { ...NONE, isSample: true })).toEqual(orderOf(AT, { ...NONE, isSample: true }));
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.integer({ min: -50, max: 500 }), (asksHelp, isStuck, hours) => {
        const reasons = { ...NONE, asksHelp, isStuck };
        const order = due(hours, reasons).getTime();
        expect(order).toBeLessThanOrEqual(orderOf(AT, reasons).getTime());
        expect(order).toBeGreaterThanOrEqual(AT.getTime() - 3 * DAY_MS);
      }),
    );
  });

  it("treats a sample whose learner asks as a question", () => {
    const asks = { ...NONE, asksHelp: true };
    expect(orderOf(AT, { ...asks, isSample: true })).toEqual(orderOf(AT, asks));
  });
});

it("a question adds minutes to an item", () => {
  for (const kind of ["review", "test", "fix"] as const)
    expect(minutesFor(kind, true)).toBeGreaterThan(minutesFor(kind, false));
});

it("a week begins on Monday, at midnight UTC", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1970-01-05"), max: new Date("2100-01-01"), noInvalidDate: true }), (now) => {
      const monday = startOfWeek(now);
      expect([monday.getUTCDay(), monday.getTime() % DAY_MS]).toEqual([1, 0]);
      expect(now.getTime() - monday.getTime()).toBeLessThan(7 * DAY_MS);
      expect(now.getTime()).toBeGreaterThanOrEqual(monday.getTime());
    }),
  );
});
