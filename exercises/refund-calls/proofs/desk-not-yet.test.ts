import { expect, it } from "vitest";
import { payRefunds } from "./src/night-run";
import { bankWith, nightWith, refundOf } from "./tests/night";

it("tells the desk nothing while a refund is open", async () => {
  const { deps, told } = nightWith(bankWith(), refundOf("r1"));
  await payRefunds(deps);
  await payRefunds(deps);
  expect(told).toEqual([]);
  await payRefunds(deps);
  expect(told).toHaveLength(1);
});
