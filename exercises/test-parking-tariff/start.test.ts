import { describe, expect, it } from "vitest";
import { monthlyBill, parkingFee } from "../src/parking";

/** A time on a day of January: at(2, "10:30") is 10:30 on 2 January. */
function at(day: number, clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return (day - 1) * 1440 + hours * 60 + minutes;
}

describe("parkingFee", () => {
  it("charges two half hours by day", () => {
    expect(parkingFee({ plate: "QS 204", arrival: at(2, "10:30"), departure: at(2, "11:15") })).toBe(300);
  });

  // Where does each rule change the answer? Work out the fee from the rules first, then run it.
});

describe("monthlyBill", () => {
  it("has one row for one stay", () => {
    const stays = [{ plate: "QS 204", arrival: at(2, "10:30"), departure: at(2, "11:15") }];
    expect(monthlyBill(stays)).toEqual([{ plate: "QS 204", cents: 300 }]);
  });
});
