import { expect, it } from "vitest";
import { contentsOf } from "../src/contents";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it("counts full sheets once", () => {
  const houses = [house("Quay 7", 80), house("Quay 9", 5), house("Quay 11", 100)];
  expect(contentsOf(houses)).toBe("Quay 7: 2\nQuay 9: 6\nQuay 11: 7\n11 sheets");
  expect(contentsOf([house("Quay 13", 60)])).toBe("Quay 13: 2\n4 sheets");
});
