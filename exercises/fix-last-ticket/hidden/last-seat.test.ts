import { expect, it } from "vitest";
import { depot } from "./depot";

it("sells the last seat once, and charges once, while the first payment is slow", async () => {
  const { sell, charges, charged, listOf } = await depot({ noon: { seats: 5, sold: 4 } });
  charges({ takes: 900 });
  const sales = await Promise.all([sell("noon"), sell("noon")]);
  expect(sales.filter(({ sold }) => !sold)).toEqual([{ sold: false, why: "sold-out" }]);
  expect(charged).toHaveLength(1);
  expect(await listOf("noon")).toHaveLength(5);
});
