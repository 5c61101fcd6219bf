import { expect, it } from "vitest";
import { depot } from "./depot";

it("keeps the list right when several are taken back while one is sold", async () => {
  const { sell, takeBack, paidBack, listOf } = await depot({ rain: { seats: 7, sold: 3 } });
  const [first, second, sale] = await Promise.all([
    takeBack("rain", "rain-early-2"),
    takeBack("rain", "rain-early-0"),
    sell("rain"),
  ]);
  expect([first, second, sale.sold]).toEqual([true, true, true]);
  expect(paidBack.toSorted()).toEqual(["rain-early-0", "rain-early-2"]);
  expect(await listOf("rain")).toEqual(sale.sold ? ["rain-early-1", sale.ticket] : []);
});
