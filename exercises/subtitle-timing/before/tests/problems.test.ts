import { expect, it } from "vitest";
import type { Cue } from "../src/cue";
import { problemsOf } from "../src/problems";
import { subRip } from "../src/subrip";

const cue = (id: number, from: number, to: number, ...lines: string[]): Cue => ({ id, from, to, lines });

it("finds cues that are too short, too long or too close", () => {
  const cues = [cue(2, 100, 120, "No."), cue(1, 0, 99, "Come in.", "<i>Please.</i>"), cue(3, 130, 330, "Wait here.")];
  expect(problemsOf(cues)).toEqual([
    "1, 00:00:00:00: too close to 2",
    "2, 00:00:04:00: too short",
    "3, 00:00:05:05: too long",
  ]);
});

it("counts letters without markup", () => {
  expect(problemsOf([cue(1, 0, 50, `<i>${"x".repeat(30)}</i>`)])).toEqual([]);
  expect(problemsOf([cue(1, 0, 50, "x".repeat(31))])).toEqual(["1, 00:00:00:00: too short"]);
});

it("writes SubRip", () => {
  expect(subRip([cue(7, 1562, 1600, "Go!")])).toBe("1\n00:01:02,480 --> 00:01:04,000\nGo!\n");
});
