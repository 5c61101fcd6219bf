import { expect, it } from "vitest";
import { depot } from "./depot";

it("has everybody on the list who buys at the same time", async () => {
  const { sell, listOf } = await depot({ dawn: { seats: 20, sold: 0 } });
  const sales = await Promise.all([sell("dawn"), sell("dawn"), sell("dawn")]);
  const sold = sales.flatMap((sale) => (sale.sold ? [sale.ticket] : []));
  expect(sold).toHaveLength(3);
  expect(await listOf("dawn")).toEqual(sold.toSorted());
});
