import { expect, it } from "vitest";
import { monthlyBill, parkingFee } from "../src/parking";

it("is free for ten minutes", () => {
  expect(parkingFee({ plate: "QS 1", arrival: 600, departure: 610 })).toBe(0);
});

it("charges by day", () => {
  expect(parkingFee({ plate: "QS 1", arrival: 600, departure: 710 })).toBe(600);
});

it("charges less by night", () => {
  expect(parkingFee({ plate: "QS 1", arrival: 1_300, departure: 1_410 })).toBe(200);
});

it("has a maximum", () => {
  expect(parkingFee({ plate: "QS 1", arrival: 480, departure: 1_100 })).toBe(1_800);
});

it("adds up the stays of a car", () => {
  const stays = [
    { plate: "QS 1", arrival: 600, departure: 645 },
    { plate: "QS 1", arrival: 2_040, departure: 2_085 },
  ];
  expect(monthlyBill(stays)).toEqual([{ plate: "QS 1", cents: 600 }]);
});
