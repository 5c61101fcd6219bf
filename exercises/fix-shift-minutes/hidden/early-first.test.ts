import { expect, it } from "vitest";
import { byStart } from "../src/payroll";
import { sheet } from "./sheet";

it("lists the morning before the evening", () => {
  const shifts = byStart(sheet("Lou;1080;1500;0;0", "Kim;360;840;0;0", "Noa;90;300;0;0"));
  expect(shifts.map(({ driver }) => driver)).toEqual(["Noa", "Kim", "Lou"]);
});
