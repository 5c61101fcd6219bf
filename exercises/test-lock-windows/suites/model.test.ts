import { describe, expect, it } from "vitest";
import { passWindows } from "../src/pass-windows";
import type { Reading } from "../src/reading";

const readings = (...pairs: [number, number][]) => pairs.map(([at, depth]) => ({ at, depth }));

/** The order of the windows is open, so the tests sort them. */
const windows = (list: Reading[], draught = 240) =>
  passWindows(list, draught)
    .map(({ from, to }) => [from, to])
    .sort((a, b) => a[0]! - b[0]!);

describe("the depth that a boat needs", () => {
  it.each([
    [100, 130],
    [240, 270],
    [299, 329],
    [300, 330],
    [301, 332],
    [344, 379],
    [345, 380],
    [350, 385],
    [410, 451],
  ])("a draught of %d needs %d", (draught, needed) => {
    expect(windows(readings([600, needed]), draught)).toEqual([[600, 620]]);
    expect(windows(readings([600, needed - 1]), draught)).toEqual([]);
  });
});

describe("how long a reading counts", () => {
  it("ends with the next reading", () => {
    expect(windows(readings([600, 300], [619, 200]))).toEqual([[600, 619]]);
  });

  it("ends after 20 minutes without a reading", () => {
    expect(windows(readings([600, 300], [640, 200]))).toEqual([[600, 620]]);
    expect(windows(readings([600, 300], [640, 300]))).toEqual([
      [600, 620],
      [640, 660],
    ]);
  });

  it("ends after 20 minutes for the last reading", () => {
    expect(windows(readings([600, 200], [610, 300]))).toEqual([[610, 630]]);
  });
});

describe("windows", () => {
  it("that touch are one", () => {
    expect(windows(readings([600, 300], [610, 300], [630, 290], [640, 200]))).toEqual([[600, 640]]);
  });

  it("stay apart when the depth is unknown for a minute", () => {
    expect(windows(readings([600, 300], [621, 300]))).toEqual([
      [600, 620],
      [621, 641],
    ]);
  });

  it("stay apart when the water is too low for a minute", () => {
    expect(windows(readings([600, 300], [616, 269], [617, 300]))).toEqual([
      [600, 616],
      [617, 637],
    ]);
  });

  it("need 15 minutes", () => {
    expect(windows(readings([600, 300], [614, 200]))).toEqual([]);
    expect(windows(readings([600, 300], [615, 200]))).toEqual([[600, 615]]);
  });

  it("need 15 minutes in all, not in each part", () => {
    expect(windows(readings([600, 300], [607, 300], [614, 300], [620, 200]))).toEqual([[600, 620]]);
  });

  it("do not exist without readings", () => {
    expect(passWindows([], 240)).toEqual([]);
  });
});

describe("the list of readings", () => {
  const late = () => readings([610, 300], [600, 300]);

  it("can be in any order", () => {
    expect(windows(late())).toEqual([[600, 630]]);
    expect(windows(readings([600, 300], [620, 200], [610, 300]))).toEqual([[600, 620]]);
  });

  it("is not changed", () => {
    const list = late();
    passWindows(list, 240);
    expect(list).toEqual(late());
  });
});
