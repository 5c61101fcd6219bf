import { expect, it } from "vitest";
import { get } from "../src/shop";
import { invoice, mara, shopWith } from "./shop-with";

it("lists what was sent to the member's company", async () => {
  const draft = invoice({ number: "PW-20418", state: "draft" });
  const { shop } = shopWith(invoice(), draft, invoice({ number: "PW-20419", customer: "hillcrest" }));
  const { body } = await get(shop, "/invoices", { member: mara });
  expect(body).toEqual([{ number: "PW-20417", cents: 4_900, state: "paid" }]);
});

it("needs the right to see invoices", async () => {
  const { shop } = shopWith(invoice());
  expect((await get(shop, "/invoices", { member: { ...mara, rights: ["orders"] } })).status).toBe(404);
  expect((await get(shop, "/invoices", {})).status).toBe(404);
});
