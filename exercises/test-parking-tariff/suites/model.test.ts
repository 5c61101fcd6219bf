import { describe, expect, it } from "vitest";
import { monthlyBill, parkingFee } from "../src/parking";
import type { BillRow } from "../src/stay";

function at(day: number, clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return (day - 1) * 1440 + hours * 60 + minutes;
}
const stay = (arrival: number, minutes: number, plate = "QS 1") => ({ plate, arrival, departure: arrival + minutes });
/** The order of the rows is open, so tests sort them. */
const byPlate = (rows: BillRow[]) => [...rows].sort((a, b) => (a.plate < b.plate ? -1 : 1));

describe("the fee of a stay", () => {
  it.each([
    [0, 0],
    [1, 0],
    [15, 0],
    [16, 150],
    [30, 150],
    [31, 300],
    [40, 300],
    [60, 300],
    [61, 450],
  ])("of %d minutes by day is %d", (minutes, cents) => {
    expect(parkingFee(stay(at(5, "10:10"), minutes))).toBe(cents);
  });

  it.each([
    ["05:59", 50],
    ["06:00", 150],
    ["19:59", 150],
    ["20:00", 50],
    ["23:59", 50],
    ["00:00", 50],
  ])("of half an hour from %s is %d", (clock, cents) => {
    expect(parkingFee(stay(at(3, clock), 30))).toBe(cents);
  });

  it("changes its price with the half hour that starts", () => {
    expect(parkingFee(stay(at(2, "19:30"), 60))).toBe(200);
    expect(parkingFee(stay(at(2, "19:31"), 60))).toBe(200);
    expect(parkingFee(stay(at(2, "19:29"), 60))).toBe(300);
    expect(parkingFee(stay(at(2, "05:45"), 60))).toBe(200);
    expect(parkingFee(stay(at(2, "23:40"), 120))).toBe(200);
  });

  it("is at most 18.00 in a period", () => {
    expect(parkingFee(stay(at(2, "07:00"), 330))).toBe(1_650);
    expect(parkingFee(stay(at(2, "07:00"), 360))).toBe(1_800);
    expect(parkingFee(stay(at(2, "07:00"), 361))).toBe(1_800);
    expect(parkingFee(stay(at(2, "07:00"), 1_440))).toBe(1_800);
    expect(parkingFee(stay(at(2, "15:10"), 23 * 60))).toBe(1_800);
    // 20 half hours by night are 10.00. Five more by day make 17.50, and the sixth is charged in part.
    expect(parkingFee(stay(at(2, "20:00"), 750))).toBe(1_750);
    expect(parkingFee(stay(at(2, "20:00"), 780))).toBe(1_800);
  });

  it("starts a new period after 24 hours, without free minutes", () => {
    expect(parkingFee(stay(at(2, "07:00"), 1_441))).toBe(1_950);
    expect(parkingFee(stay(at(2, "07:00"), 1_470))).toBe(1_950);
    expect(parkingFee(stay(at(2, "07:00"), 1_471))).toBe(2_100);
    expect(parkingFee(stay(at(2, "21:00"), 1_450))).toBe(1_850);
    expect(parkingFee(stay(at(2, "07:00"), 2_880))).toBe(3_600);
    expect(parkingFee(stay(at(2, "07:00"), 2_881))).toBe(3_750);
  });
});

describe("the bill", () => {
  it("has one row for each plate, with the sum of its stays", () => {
    const stays = [
      stay(at(2, "10:00"), 30, "QS 1"),
      stay(at(2, "10:00"), 15, "HB 7"),
      stay(at(4, "21:00"), 90, "QS 1"),
      stay(at(5, "10:00"), 31, "QS 2"),
      stay(at(6, "07:00"), 1_440, "QS 1"),
      stay(at(7, "07:00"), 1_440, "QS 1"),
    ];
    expect(byPlate(monthlyBill(stays))).toEqual([
      { plate: "HB 7", cents: 0 },
      { plate: "QS 1", cents: 3_900 },
      { plate: "QS 2", cents: 300 },
    ]);
  });

  it("has no rows without stays", () => {
    expect(monthlyBill([])).toEqual([]);
  });

  it("is the same when it is made again", () => {
    const stays = [stay(at(2, "10:00"), 45)];
    monthlyBill(stays);
    expect(monthlyBill(stays)).toEqual([{ plate: "QS 1", cents: 300 }]);
  });

  it("leaves the list as it was", () => {
    const stays = [stay(at(2, "10:00"), 45, "QS 2"), stay(at(3, "10:00"), 45, "HB 7"), stay(at(1, "10:00"), 5, "QS 1")];
    const before = structuredClone(stays);
    monthlyBill(stays);
    expect(stays).toEqual(before);
  });
});
