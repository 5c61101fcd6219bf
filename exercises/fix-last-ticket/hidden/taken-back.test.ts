import { expect, it } from "vitest";
import { depot } from "./depot";

it("keeps the list right when a ticket is taken back during a sale", async () => {
  const { sell, takeBack, charges, listOf } = await depot({ dawn: { seats: 8, sold: 1 } });
  charges({ takes: 200 });
  const [sale, isTaken] = await Promise.all([sell("dawn"), takeBack("dawn", "dawn-early-0")]);
  expect([sale.sold, isTaken]).toEqual([true, true]);
  expect(await listOf("dawn")).toEqual(sale.sold ? [sale.ticket] : []);
});
