import { expect, it } from "vitest";
import { get } from "../src/shop";
import { invoice, mara, shopWith } from "./shop-with";

it("shows an invoice as text", async () => {
  const { shop } = shopWith(invoice());
  const { body } = await get(shop, "/invoices/PW-20417.txt", { member: mara });
  expect(body).toBe("Invoice PW-20417\nTo: brookside\nAmount: 49.00 EUR\nPaid. Thank you!");
});

it("shows it to nobody else", async () => {
  const { shop } = shopWith(invoice());
  for (const member of [undefined, { ...mara, customer: "hillcrest" }]) {
    expect((await get(shop, "/invoices/PW-20417.txt", { member })).status).toBe(404);
  }
});
