import { expect, it } from "vitest";
import { minutesFor } from "./src/watering";

it("counts a started minute", () => {
  expect(minutesFor(41)).toBe(6);
});
