import { expect, it } from "vitest";
import { monthlyBill, parkingFee } from "../src/parking";

const stay = (plate: string, arrival: number, departure: number) => ({ plate, arrival, departure });

it("is free for exactly 15 minutes", () => {
  expect(parkingFee(stay("QS 1", 600, 615))).toBe(0);
  expect(parkingFee(stay("QS 1", 600, 616))).toBe(150);
});

it("starts a new half hour after 30 minutes", () => {
  expect(parkingFee(stay("QS 1", 600, 630))).toBe(150);
  expect(parkingFee(stay("QS 1", 600, 631))).toBe(300);
});

it("is free if the car leaves before it arrives", () => {
  expect(parkingFee(stay("QS 1", 700, 600))).toBe(0);
});

it("accepts seconds", () => {
  expect(parkingFee(stay("QS 1", 600.5, 640.5))).toBe(300);
});

it("keeps the order in which the cars arrived", () => {
  const rows = monthlyBill([stay("QS 2", 600, 630), stay("HB 7", 700, 730), stay("QS 1", 800, 830)]);
  expect(rows.map(({ plate }) => plate)).toEqual(["QS 2", "HB 7", "QS 1"]);
});

it("writes the plate first", () => {
  expect(JSON.stringify(monthlyBill([stay("QS 1", 600, 630)]))).toBe('[{"plate":"QS 1","cents":150}]');
});

it("leaves the list as it was", () => {
  const stays = [stay("QS 2", 600, 630), stay("HB 7", 700, 730)];
  monthlyBill(stays);
  expect(stays.map(({ plate }) => plate)).toEqual(["QS 2", "HB 7"]);
});
