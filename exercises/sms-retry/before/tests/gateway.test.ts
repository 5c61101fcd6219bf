import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { GatewayError } from "../src/failures";
import { SmsGateway } from "../src/gateway";

const log = { warn: () => {} };
const gateway = new SmsGateway({ token: "t", log, sleep: async () => {}, newKey: () => "key" } as never);

it("sends an SMS", async () => {
  respondTo("POST https://sms.example/v2/messages", { id: "sms-1" });
  expect(await gateway.send({ to: "+49151", text: "Hi" })).toBe("sms-1");
});

it("hands on what the provider refuses", async () => {
  respondTo("GET https://sms.example/v2/messages/sms-9", () => new Response("{}", { status: 404 }));
  await expect(gateway.statusOf("sms-9")).rejects.toThrow(GatewayError);
});
