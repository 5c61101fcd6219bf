import { expect, it } from "vitest";
import { noticesFor } from "./src/notices";

it("writes to a patient whom nobody has asked about text messages", () => {
  const patient = { name: "Ola", address: "3 Mill Lane", phone: "02055500140" };
  expect(noticesFor([patient])).toEqual([{ by: "letter", to: "3 Mill Lane" }]);
});
