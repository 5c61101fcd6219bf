import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { BankClient } from "./src/bank";
import { payRefunds } from "./src/night-run";
import { nightWith, refundOf } from "./tests/night";

it("does not take an error of the bank for a payment", async () => {
  respondTo("POST https://api.bank.example/refunds", () => new Response('{"error":"account closed"}', { status: 422 }));
  const { deps, rows } = nightWith(new BankClient("token"), refundOf("r1"));
  expect(await payRefunds(deps)).toMatchObject({ paid: 0, refused: 1 });
  expect(rows.get("r1")?.status).toBe("refused");
});
