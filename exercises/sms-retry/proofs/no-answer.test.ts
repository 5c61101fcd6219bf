import { respondTo } from "onramp:fetch";
import { expect, it, vi } from "vitest";
import { gatewayWith } from "./tests/provider";

it("gives up on an attempt after five seconds", async () => {
  vi.useFakeTimers();
  const { gateway, slept } = gatewayWith();
  respondTo("https://sms.example/v2/messages/sms-1", () => new Promise(() => {}));
  let failed = false;
  gateway.statusOf("sms-1").catch(() => {
    failed = true;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(failed).toBe(true);
  expect(slept).toHaveLength(3);
});
