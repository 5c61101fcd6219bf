import { describe, expect, it } from "vitest";
import { isLong } from "../setup/runs";
import { makeChange } from "./changes";
import { LIMITS, measure } from "./measure";
import { honest, ROBOTS } from "./robots";

/** The number of changes in a seeded sample. `npm run bench:gaming` and the long run use 3,000 changes. */
const CHANGES = isLong ? 3_000 : 150;
const play = { seeds: isLong ? 4 : 8, batch: 75 };
const trials = Array.from({ length: CHANGES }, (_, i) => makeChange(`change-${i}`));
const limit = isLong ? 900_000 : 60_000;

describe("it does not pay to game a review", () => {
  it.each(ROBOTS.map((robot) => [robot.name, robot] as const))(
    "%s",
    (_, robot) => {
      expect(measure(robot, trials, play).over).toEqual([]);
    },
    limit,
  );
});

describe("reading the change", () => {
  it(
    "scores higher the more issues it finds, and the deduction for luck costs little",
    () => {
      const scores = [0.4, 0.6, 0.8, 0.95].map(
        (skill) => measure(honest(skill), trials, { seeds: 1, batch: 75 }).flawed,
      );
      expect(scores).toEqual([...scores].sort((a, b) => a - b));
      expect(scores[0]).toBeGreaterThan(LIMITS.flawed);
      expect(scores[2]).toBeGreaterThan(0.65);
      expect(scores[3]).toBeGreaterThan(0.8);
    },
    limit,
  );

  it(
    "exceeds the limits for robots, and each exceeded limit is reported",
    () => {
      const { over } = measure({ ...honest(1), isDense: true }, trials, { seeds: 1, batch: 75 });
      expect(over).toEqual([
        expect.stringMatching(/^flawed 0\.\d+ is over 0\.15/),
        expect.stringMatching(/^overall 0\.\d+ is over 0\.4/),
        expect.stringMatching(/^d′ \d\.\d+ is over 0\.3/),
      ]);
    },
    limit,
  );
});
