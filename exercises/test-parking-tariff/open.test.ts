import { describe, expect, it } from "vitest";
import { monthlyBill, parkingFee } from "../src/parking";

const stay = (plate: string, arrival: number, departure: number) => ({ plate, arrival, departure });

describe("The order of the rows", () => {
  it("is that of the stays", () => {
    const rows = monthlyBill([stay("QS 2", 600, 630), stay("HB 7", 700, 730)]);
    expect(rows.map(({ plate }) => plate)).toEqual(["QS 2", "HB 7"]);
  });

  it("and of the fields is this", () => {
    expect(Object.keys(monthlyBill([stay("QS 1", 600, 630)])[0]!)).toEqual(["plate", "cents"]);
  });
});

it("What happens if the departure is before the arrival", () => {
  expect(parkingFee(stay("QS 1", 700, 600))).toBe(0);
});

describe("What happens if a time is below 0 or has a fraction", () => {
  it.each([
    [-40, 10],
    [600.5, 640.5],
  ])("%d to %d", (arrival, departure) => {
    expect(() => parkingFee(stay("QS 1", arrival, departure))).not.toThrow();
  });
});
