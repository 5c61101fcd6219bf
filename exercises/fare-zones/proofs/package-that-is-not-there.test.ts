import { expect, it } from "vitest";

it("knows a holiday of the city with what the mirror has", async () => {
  const { isFreeDay } = await import("./src/surcharge");
  expect(isFreeDay("2027-05-17")).toBe(true);
});
