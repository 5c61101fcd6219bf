import { expect, it } from "vitest";
import { minutesFor } from "./src/watering";

it("counts a begun minute", () => {
  expect(minutesFor(41)).toBe(6);
});
