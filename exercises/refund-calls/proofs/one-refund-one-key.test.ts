import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { BankClient } from "./src/bank";
import { payRefunds } from "./src/night-run";
import { nightWith, refundOf } from "./tests/night";

it("asks for one refund with one key, on every attempt", async () => {
  const answers = ["lost", "lost", "b-9"];
  const keys: (string | null)[] = [];
  respondTo("POST https://api.bank.example/refunds", (request: Request) => {
    keys.push(request.headers.get("x-refund-key"));
    const answer = answers.shift();
    if (answer === "lost") throw new TypeError("fetch failed");
    return { receipt: answer };
  });
  const { deps } = nightWith(new BankClient("token"), refundOf("r1"));
  await payRefunds(deps);
  expect(keys).toHaveLength(3);
  expect(keys[0]).toBeTruthy();
  expect(new Set(keys).size).toBe(1);
});
