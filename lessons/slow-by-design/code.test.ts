import { expect, it } from "vitest";
import { pickUpSheet } from "./code";

/** A customer service that counts requests. Customer c7 is on shelf A7. */
function service() {
  const customer = (id: string) => ({ id, name: `Customer ${id}`, shelf: `A${id.slice(1)}` });
  return {
    questions: 0,
    async one(id: string) {
      this.questions++;
      return id.startsWith("c") ? customer(id) : null;
    },
    async many(ids: readonly string[]) {
      this.questions++;
      return [...new Set(ids)].filter((id) => id.startsWith("c")).map(customer).reverse();
    },
  };
}

it("lists orders by shelf", async () => {
  const orders = [
    { number: 17, customer: "c2" },
    { number: 18, customer: "c1" },
    { number: 19, customer: "gone" },
  ];
  expect(await pickUpSheet(service(), orders)).toEqual([
    "? · unknown · order 19",
    "A1 · Customer c1 · order 18",
    "A2 · Customer c2 · order 17",
  ]);
});

it("asks as often for 300 orders as for 3", async () => {
  const [few, lots] = [service(), service()];
  await pickUpSheet(few, [1, 2, 3].map((number) => ({ number, customer: `c${number}` })));
  const orders = Array.from({ length: 300 }, (_, i) => ({ number: i, customer: `c${i % 200}` }));
  expect(await pickUpSheet(lots, orders)).toHaveLength(300);
  expect(lots.questions).toBe(few.questions);
});
