import { expect, it } from "vitest";
import { depot, later } from "./depot";

it("sells two seats to two of five who come shortly after each other", async () => {
  const { sell, charges, charged, paidBack, listOf } = await depot({ fog: { seats: 6, sold: 4 } });
  charges({ takes: 400 }, { takes: 30 });
  const buying = [];
  for (let n = 0; n < 5; n++) {
    buying.push(sell("fog"));
    await later(2);
  }
  const sales = await Promise.all(buying);
  const sold = sales.flatMap((sale) => (sale.sold ? [sale.ticket] : []));
  expect(sold).toHaveLength(2);
  expect(charged.toSorted()).toEqual(sold.toSorted());
  expect(paidBack).toEqual([]);
  expect((await listOf("fog")).filter((ticket) => !ticket.startsWith("fog"))).toEqual(sold.toSorted());
});
