import { expect, it } from "vitest";
import { lineAfter, planRota } from "../src/rota";

// Taken down from a run of the code.
const weeks = ["2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25"];
const members = [
  { name: "Ama", away: ["2027-01-04", "2027-01-18"] },
  { name: "Ben", away: ["2027-01-18"] },
  { name: "Cleo", away: ["2027-01-18"] },
];

it("January, as recorded", () => {
  expect(planRota(members, weeks)).toEqual([
    { week: "2027-01-04", name: "Ben" },
    { week: "2027-01-11", name: "Ama" },
    { week: "2027-01-18", name: null },
    { week: "2027-01-25", name: "Cleo" },
  ]);
});

it("two weeks, as recorded", () => {
  expect(planRota(members, weeks.slice(0, 2))).toEqual([
    { week: "2027-01-04", name: "Ben" },
    { week: "2027-01-11", name: "Ama" },
  ]);
});

it("the line after January, as recorded", () => {
  expect(lineAfter(members, weeks)).toEqual(["Ben", "Ama", "Cleo"]);
});
