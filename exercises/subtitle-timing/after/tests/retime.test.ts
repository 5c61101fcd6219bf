import { describe, expect, it } from "vitest";
import type { Cue } from "../src/cue";
import { retime } from "../src/retime";

/** A cue with so many letters: 30 are read in 50 frames. */
const cue = (id: number, from: number, to: number, letters = 30): Cue => ({
  id,
  from,
  to,
  lines: ["x".repeat(letters)],
});

/** The new end of a cue from frame 0, with 30 letters. If `next` is given, another cue starts there. */
function endOf({ to, next, cuts = [] }: { to: number; next?: number; cuts?: number[] }) {
  const others = next === undefined ? [] : [cue(2, next, next + 50)];
  return retime([cue(1, 0, to), ...others], cuts).cues[0]!.to;
}

describe("a cue that stays too long", () => {
  it("ends after seven seconds", () => {
    expect(endOf({ to: 176 })).toBe(175);
    expect(endOf({ to: 175 })).toBe(175);
  });

  it("ends before the next one if that is earlier", () => {
    expect(endOf({ to: 300, next: 150 })).toBe(148);
  });
});

describe("a cue that is too close to the next one", () => {
  it("ends 2 frames before it", () => {
    expect(endOf({ to: 99, next: 100 })).toBe(98);
    expect(endOf({ to: 120, next: 100 })).toBe(98);
    expect(endOf({ to: 98, next: 100 })).toBe(98);
  });

  it("does so even if it gets too short", () => {
    expect(endOf({ to: 60, next: 40 })).toBe(38);
  });
});

describe("a cue that is too short", () => {
  it("stays for its reading time", () => {
    expect(endOf({ to: 20 })).toBe(50);
  });

  it("stays up to 2 frames before the next one", () => {
    expect(endOf({ to: 20, next: 52 })).toBe(50);
    expect(endOf({ to: 20, next: 45 })).toBe(43);
  });

  it("stays for seven seconds at most", () => {
    const { cues, report } = retime([cue(1, 0, 100, 120)], []);
    expect(cues[0]!.to).toBe(175);
    expect(report).toEqual(["1, 00:00:00:00: +75", "1, 00:00:00:00: too much text"]);
  });
});

describe("a longer cue that would hang over a cut", () => {
  it("stays until 12 frames after it if there is room", () => {
    expect(endOf({ to: 20, cuts: [45] })).toBe(57);
    expect(endOf({ to: 20, cuts: [45], next: 59 })).toBe(57);
  });

  it("ends 2 frames before it if the next cue is too close", () => {
    expect(endOf({ to: 20, cuts: [45], next: 58 })).toBe(43);
  });

  it("ends 2 frames before it if seven seconds are not enough", () => {
    expect(retime([cue(1, 0, 150, 105)], [164]).cues[0]!.to).toBe(162);
    expect(retime([cue(1, 0, 150, 105)], [163]).cues[0]!.to).toBe(175);
  });

  it("does not get shorter than it was", () => {
    expect(endOf({ to: 44, cuts: [45], next: 58 })).toBe(44);
    expect(endOf({ to: 47, cuts: [45], next: 58 })).toBe(47);
  });

  it("may end on the cut, or 12 frames after it", () => {
    expect(endOf({ to: 20, cuts: [50] })).toBe(50);
    expect(endOf({ to: 20, cuts: [49] })).toBe(61);
    expect(endOf({ to: 20, cuts: [39] })).toBe(51);
    expect(endOf({ to: 20, cuts: [38] })).toBe(50);
  });

  it("ignores a cut on its first frame", () => {
    expect(endOf({ to: 5, cuts: [0], next: 13 })).toBe(11);
    expect(endOf({ to: 5, cuts: [1], next: 13 })).toBe(5);
  });
});

it("leaves ends at a cut alone if they aren't moved to a later frame", () => {
  expect(endOf({ to: 60, cuts: [55] })).toBe(60);
  expect(endOf({ to: 80, cuts: [50], next: 60 })).toBe(58);
  expect(endOf({ to: 200, cuts: [170] })).toBe(175);
});

it("returns new cues in the order of the film", () => {
  const cues = [cue(1, 100, 150), cue(2, 0, 50)];
  const retimed = retime(cues, []);
  expect(retimed).toEqual({ cues: [cue(2, 0, 50), cue(1, 100, 150)], report: [] });
  expect(retimed.cues[1]).not.toBe(cues[0]);
});

it("reports the changes, then the problems that are left", () => {
  const cues = [cue(12, 250, 293), cue(3, 0, 99), cue(4, 100, 130, 60), cue(5, 140, 200)];
  expect(retime(cues, []).report).toEqual([
    "3, 00:00:00:00: -1",
    "4, 00:00:04:00: +8",
    "12, 00:00:10:00: +7",
    "4, 00:00:04:00: too short",
  ]);
});
