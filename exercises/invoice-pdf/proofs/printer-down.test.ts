import { expect, it } from "vitest";
import { get } from "./src/shop";
import { invoice, mara, shopWith } from "./tests/shop-with";

it("answers 503 when the printer cannot be reached", async () => {
  const { shop, lines } = shopWith(invoice());
  const printer = { print: () => Promise.reject(new Error("timeout")) };
  const response = await get({ ...shop, printer }, "/invoices/PW-20417.pdf", { member: mara });
  expect(response).toMatchObject({ status: 503, body: "Please try again in a few minutes" });
  expect(lines).toEqual(["PW-20417 was not printed: timeout"]);
});
