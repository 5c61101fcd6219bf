import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { gatewayWith, PROVIDER } from "./tests/provider";

it("asks for credits once, even if the answer is lost", async () => {
  const { gateway, answer, asked } = gatewayWith("no connection", { receipt: "r-2" });
  respondTo(PROVIDER, answer);
  await expect(gateway.buyCredits(500)).rejects.toThrow("fetch failed");
  expect(asked.map(({ what }) => what)).toEqual(["POST /credits"]);
});
