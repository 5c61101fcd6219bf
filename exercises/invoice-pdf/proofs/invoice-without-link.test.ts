import { expect, it } from "vitest";
import { get } from "./src/shop";
import { invoice, shopWith } from "./tests/shop-with";

it("opens an invoice without a link for nobody who brings neither an account nor a code", async () => {
  const { shop } = shopWith(invoice({ number: "PW-30000", customer: "northgate" }));
  expect(await get(shop, "/invoices/PW-30000.pdf", {})).toMatchObject({ status: 404 });
});
