import { expect, it } from "vitest";
import { sheet } from "./sheet";

it("keeps remarks where there are any", () => {
  const shifts = sheet("Kim;360;840;0;0;took over from Noa", "Noa;300;360;0;0;");
  expect(shifts.map(({ driver, remark }) => [driver, remark])).toEqual([
    ["Kim", "took over from Noa"],
    ["Noa", undefined],
  ]);
});
