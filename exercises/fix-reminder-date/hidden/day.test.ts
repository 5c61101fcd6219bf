import { expect, it } from "vitest";
import { letterDate } from "../src/letter";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it("writes days from ten on with two digits", () => {
  expect(letterDate({ ...visit, date: 12 }).split(".")[0]).toBe("12");
  expect(letterDate({ ...visit, date: 30 }).split(".")[0]).toBe("30");
});
