import { expect, it } from "vitest";
import { holds } from "../src/tank";

it("holds what is in it", () => {
  expect(holds({ litres: 100 }, 100)).toBe(true);
  expect(holds({ litres: 99 }, 100)).toBe(false);
});
