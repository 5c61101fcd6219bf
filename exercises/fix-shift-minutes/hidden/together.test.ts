import { expect, it } from "vitest";
import { byStart } from "../src/payroll";
import { sheet } from "./sheet";

it("keeps shifts that start together in their order, and the list that it was given", () => {
  const shifts = sheet("Zoe;400;800;0;0", "Ian;300;800;0;0", "Abe;400;900;0;0");
  expect(byStart(shifts).map(({ driver }) => driver)).toEqual(["Ian", "Zoe", "Abe"]);
  expect(shifts.map(({ driver }) => driver)).toEqual(["Zoe", "Ian", "Abe"]);
});
