import { expect, it } from "vitest";
import { get } from "./src/shop";
import { invoice, mara, shopWith } from "./tests/shop-with";

it("opens a draft for nobody", async () => {
  const link = { code: "aaaabbbbccccddddeeeeffff" };
  const { shop } = shopWith(invoice({ number: "PW-30001", state: "draft", link }));
  expect(await get(shop, "/invoices/PW-30001.pdf", { member: mara })).toMatchObject({ status: 404 });
  expect(await get(shop, "/invoices/PW-30001.pdf", { code: link.code })).toMatchObject({ status: 404 });
});
