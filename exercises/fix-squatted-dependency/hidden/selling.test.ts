import { requests, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { sell } from "../src/sales";

it("asks the fares service for the price", async () => {
  respondTo("https://fares.lineway.example/price/mint/fair", { cents: 310 });
  const { cents, code } = await sell("T-9", "mint", "fair");
  expect(cents).toBe(310);
  expect(code).toContain("T-9|mint|fair|310");
  expect(requests().some(({ url }) => url === "https://fares.lineway.example/price/mint/fair")).toBe(true);
});

it("asks again after something was signed", async () => {
  respondTo("https://fares.lineway.example/price/fair/mint", { cents: 310 });
  await sell("T-10", "fair", "mint");
  const { cents, code } = await sell("T-11", "fair", "mint");
  expect(cents).toBe(310);
  expect(code).toContain("T-11|fair|mint|310");
});

it("hands on what the fares service has to say", async () => {
  respondTo("https://fares.lineway.example/price/mint/moon", new Response("", { status: 404 }));
  await expect(sell("T-12", "mint", "moon")).rejects.toThrow("404");
});
