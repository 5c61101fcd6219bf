import { describe, expect, it } from "vitest";
import { KIND_IDS, KINDS } from "./registry";
import { isEnough } from "./rules";

describe.each(KIND_IDS)("a simulated %s", (id) => {
  const { can, work, report, rules } = KINDS[id];

  it.each([true, false])("has work and a report that the product can read, passed: %s", (isPassed) => {
    for (const isFlawed of [true, false])
      for (const requested of [true, false]) {
        const score = isPassed ? 1 : 0.2;
        const made = can.simulated!({ isPassed, score, isFlawed, requested });
        const read = report.schema.parse(JSON.parse(JSON.stringify(made.report)));
        expect(read).toMatchObject({ kind: id, status: isPassed ? "passed" : "failed", score });
        const { cameTrue, trial } = report.facts(read, work.schema.parse(JSON.parse(JSON.stringify(made.work))));
        expect(trial).toEqual(can.change ? { flawed: isFlawed, requested } : null);
        expect(cameTrue).toBe(can.change ? isFlawed === requested : isEnough(rules, score));
      }
  });
});
