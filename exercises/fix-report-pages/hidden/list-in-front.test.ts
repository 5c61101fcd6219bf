import { expect, it } from "vitest";
import { contentsOf } from "../src/contents";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it("begins the next house right after a full sheet", () => {
  const houses = [house("Canal Row 1", 20), house("Canal Row 3", 40), house("Canal Row 5", 27)];
  expect(contentsOf(houses)).toBe("Canal Row 1: 2\nCanal Row 3: 3\nCanal Row 5: 5\n6 sheets");
});
