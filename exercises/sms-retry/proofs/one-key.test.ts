import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { gatewayWith, PROVIDER } from "./tests/provider";

it("asks for one SMS with one key, however often", async () => {
  const { gateway, answer, asked } = gatewayWith("no connection", 503, { id: "sms-1" });
  respondTo(PROVIDER, answer);
  await gateway.send({ to: "+49151", text: "4711" });
  expect(asked).toHaveLength(3);
  expect(asked[0]?.key).toBeTruthy();
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
});
