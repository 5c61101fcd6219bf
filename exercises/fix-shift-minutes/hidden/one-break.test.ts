import { expect, it } from "vitest";
import { payrollPage } from "../src/payroll";
import { sheet } from "./sheet";

it("pays shifts with one break or none as before", () => {
  const page = payrollPage(sheet("Kim;360;840;0;45", "Noa;600;1005;0;0"));
  expect(page).toBe("Kim 7:15\nNoa 6:45\nIn all 14:00");
});
