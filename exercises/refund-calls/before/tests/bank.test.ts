import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { BankClient } from "../src/bank";

it("sends the money and gives the receipt", async () => {
  respondTo("POST https://api.bank.example/refunds", { receipt: "b-77" });
  const bank = new BankClient("token");
  expect(await bank.payBack({ id: "r1", orderId: "o1", cents: 1_250, status: "open" })).toBe("b-77");
});
