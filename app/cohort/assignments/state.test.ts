import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "~/operations/time";
import { absencesIn, isAskedOf, MEMBER_ACTIONS } from "./presence";
import { type Asked, dueFor, standingOf } from "./state";

const OPENS = new Date("2026-11-01T09:00:00Z");
const DUE = new Date("2026-11-08T09:00:00Z");
const at = (hours: number) => new Date(DUE.getTime() + hours * HOUR_MS);
/** Exercises, each described by how many hours after the deadline it was handed in; null if it wasn't handed in. */
const asked = (hours: readonly (number | null)[], passed: readonly number[] = []): Asked => ({
  opensAt: OPENS,
  dueAt: DUE,
  of: hours.length,
  tasks: hours.map((hour, place) => ({
    slug: `e${place}`,
    firstAt: hour === null ? null : at(hour),
    isPassed: passed.includes(place),
  })),
});

describe("a learner's state in an assignment", () => {
  it.each([
    ["before it opens", [null, null], [], -200, "not-open"],
    ["with nothing handed in", [null, null], [], -1, "open"],
    ["with a part handed in", [-5, null], [0], -1, "open"],
    ["with all of it handed in", [-5, -4], [0], -1, "handed-in"],
    ["with all of it passed", [-5, -4], [0, 1], 50, "passed"],
    ["with all of it, handed in before it opened", [-500, -400], [], -1, "handed-in"],
    ["at the deadline, with a part handed in", [-5, null], [], 0, "open"],
    ["with all of it handed in, the last part at the deadline", [-5, 0], [], 1, "handed-in"],
    ["after the deadline, with a part handed in", [-5, null], [0], 0.001, "missed"],
    ["after the deadline, with all of it handed in, some of it late", [-5, 3], [0, 1], 4, "late"],
    ["after the deadline, before the late part is handed in", [-5, 3], [0, 1], 2, "missed"],
  ] as const)("%s", (_what, hours, passed, now, state) => {
    expect(standingOf(asked(hours, passed), at(now)).state).toBe(state);
  });

  it("counts what was handed in, passed and late", () => {
    expect(standingOf(asked([-5, 3, null], [1]), at(5))).toEqual({
      state: "missed",
      of: 3,
      handedIn: 2,
      passed: 1,
      late: 1,
    });
    // Two of the three exercises are still to be picked.
    expect(standingOf({ ...asked([-5]), of: 3 }, at(-1))).toMatchObject({ state: "open", of: 3, handedIn: 1 });
  });

  it("uses the learner's own deadline, if they have one", () => {
    const extension = { dueAt: at(48) };
    expect(dueFor({ dueAt: DUE }, extension)).toEqual(at(48));
    expect(dueFor({ dueAt: DUE }, null)).toEqual(DUE);
    expect(standingOf({ ...asked([3]), dueAt: dueFor({ dueAt: DUE }, extension) }, at(50)).state).toBe("handed-in");
  });

  it("does not apply to learners who came after the deadline", () => {
    const until = [at(-1), DUE, at(1)].map((to) => [{ from: new Date(0), to }]);
    expect([[], ...until].map((absences) => isAskedOf(absences, DUE))).toEqual([true, true, true, false]);
  });

  it.each([
    ["no changes", "", []],
    ["a learner who joined", "2 joined-learner", [[0, 2]]],
    ["a learner who was moved here", "2.5 moved-here", [[0, 2]]],
    [
      "leaving and joining again",
      "2 joined-learner, 5.5 left, 9 joined-learner",
      [
        [0, 2],
        [5.5, 9],
      ],
    ],
    ["moved by mistake and back on the same day", "2 joined-learner, 5.5 moved-away, 5.6 moved-here", [[0, 2]]],
    ["moved and back later", "5.5 moved-away, 8.5 moved-here", [[5.5, 8]]],
    ["removed and restored", "2 joined-learner, 5.5 removed-learner, 6.4 put-back", [[0, 2]]],
    [
      "a time as a mentor",
      "2 joined-learner, 5.5 made-mentor, 8.5 made-learner",
      [
        [0, 2],
        [5.5, 8],
      ],
    ],
    ["a mentor who became a learner", "2 joined-mentor, 8.5 made-learner", [[0, 8]]],
    [
      "a mentor removed, restored and made a learner",
      "2 joined-mentor, 3.5 removed-mentor, 3.6 put-back, 8.5 made-learner",
      [[0, 8]],
    ],
    ["removed and joining again on that day", "2 joined-learner, 5 joined-learner, 5.5 removed-learner", [[0, 2]]],
    ["no log of joining", "5.5 made-mentor, 8.5 made-learner", [[5.5, 8]]],
  ])("does not apply to deadlines while away: %s", (_, log, away) => {
    const day = (days: number) => new Date(days * DAY_MS);
    const events =
      log === ""
        ? []
        : log.split(", ").map((one) => {
            const [days, action] = one.split(" ");
            return { action: `member.${action}`, at: day(Number(days)) };
          });
    expect(absencesIn(events)).toEqual(away.map(([from, to]) => ({ from: day(from!), to: day(to!) })));
  });

  it("applies to all deadlines after a learner's last change, so that older changes needn't be read", () => {
    const change = fc.record({ action: fc.constantFrom(...MEMBER_ACTIONS), hours: fc.nat(2_000) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1 }), (changes) => {
        const events = changes
          .map(({ action, hours }) => ({ action, at: new Date(hours * HOUR_MS) }))
          .sort((a, b) => +a.at - +b.at);
        for (const { to } of absencesIn(events)) expect(+to).toBeLessThanOrEqual(+events.at(-1)!.at);
      }),
    );
  });

  it("at a given time does not depend on later submissions, and an extension never makes it worse", () => {
    const anyHour = fc.option(fc.integer({ min: -400, max: 400 }));
    const anyHours = fc.array(anyHour, { minLength: 1, maxLength: 6 });
    const nows = fc.integer({ min: -300, max: 400 });
    fc.assert(
      fc.property(anyHours, nows, (hours, now) => {
        const known = hours.map((hour) => (hour !== null && hour <= now ? hour : null));
        const { passed: _, ...standing } = standingOf(asked(hours), at(now));
        expect(standingOf(asked(known), at(now))).toMatchObject(standing);
      }),
    );
    const rank = { "not-open": 0, open: 0, missed: 1, late: 1, "handed-in": 0, passed: 0 } as const;
    fc.assert(
      fc.property(anyHours, nows, fc.integer({ min: 0, max: 500 }), (hours, now, more) => {
        const one = asked(hours);
        const [before, after] = [one, { ...one, dueAt: at(more) }].map((each) => standingOf(each, at(now)));
        expect(rank[after!.state]).toBeLessThanOrEqual(rank[before!.state]);
        expect(after!.late).toBeLessThanOrEqual(before!.late);
      }),
    );
  });
});
