import { expect, it } from "vitest";
import { get } from "./src/shop";
import { invoice, shopWith } from "./tests/shop-with";

it("opens an invoice without a link for nobody but its customer", async () => {
  const { shop } = shopWith(invoice({ number: "PW-30000", customer: "northgate" }));
  const stranger = { name: "Sol", customer: "eastfield", rights: ["billing"] as const };
  expect(await get(shop, "/invoices/PW-30000.pdf", {})).toMatchObject({ status: 404 });
  expect(await get(shop, "/invoices/PW-30000.pdf", { member: stranger })).toMatchObject({ status: 404 });
});
