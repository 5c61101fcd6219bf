import { expect, it } from "vitest";
import { monthlyBill, parkingFee } from "../src/parking";

// Copied from a run of the code.
const lengths = [10, 45, 100, 250, 700, 1_000, 2_000];
const fees = (arrival: number) =>
  lengths.map((minutes) => parkingFee({ plate: "QS 1", arrival, departure: arrival + minutes }));

it("by day, as recorded", () => {
  expect(fees(600)).toEqual([0, 300, 600, 1350, 1800, 1800, 3600]);
});

it("by night, as recorded", () => {
  expect(fees(1_320)).toEqual([0, 100, 200, 450, 1800, 1800, 3050]);
});

it("a bill, as recorded", () => {
  const stays = [
    { plate: "QS 2", arrival: 600, departure: 700 },
    { plate: "HB 7", arrival: 700, departure: 790 },
    { plate: "QS 2", arrival: 2_100, departure: 2_200 },
  ];
  expect(monthlyBill(stays)).toEqual([
    { plate: "HB 7", cents: 450 },
    { plate: "QS 2", cents: 1200 },
  ]);
});
