import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it("says of how many sheets a full one is", () => {
  const heading = (meters: number) => sheetsOf(house("Canal Row 1", meters))[0]?.split("\n")[0];
  expect(heading(20)).toBe("Canal Row 1, sheet 1 of 1");
  expect(heading(40)).toBe("Canal Row 1, sheet 1 of 2");
});
