import { respondTo } from "onramp:fetch";
import { describe, expect, it, vi } from "vitest";
import { withRetry } from "../src/retry";
import { gatewayWith, PROVIDER } from "./provider";

/** A gateway with a scripted provider. */
function given(...answers: Parameters<typeof gatewayWith>) {
  const made = gatewayWith(...answers);
  respondTo(PROVIDER, made.answer);
  return made;
}

const sms = { to: "+4915112345678", text: "Your code is 4711" };

describe("withRetry", () => {
  const plan = { sleep: async () => {}, mayPass: () => true, onRetry: () => {} };

  it("returns what the first success returns", async () => {
    const operation = vi.fn().mockRejectedValueOnce(new Error("one")).mockResolvedValue("done");
    expect(await withRetry(operation, plan)).toBe("done");
    expect(operation).toHaveBeenCalledTimes(2);
  });

  it("throws the last error after four attempts", async () => {
    let attempts = 0;
    const failing = () => Promise.reject(new Error(`attempt ${++attempts}`));
    await expect(withRetry(failing, plan)).rejects.toThrow("attempt 4");
  });
});

describe("the gateway", () => {
  it.each([429, 500, 503, "no connection"] as const)("tries again after %s", async (failure) => {
    const { gateway, asked } = given(failure, { id: "sms-1" });
    expect(await gateway.send(sms)).toBe("sms-1");
    expect(asked).toHaveLength(2);
  });

  it.each([400, 401, 402, 404])("takes %s as final", async (status) => {
    const { gateway, asked } = given(status, { id: "sms-1" });
    await expect(gateway.send(sms)).rejects.toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it("waits longer each time, and gives up after four attempts", async () => {
    const { gateway, slept, asked } = given(503, 503, 503, 500, { status: "delivered" });
    await expect(gateway.statusOf("sms-1")).rejects.toMatchObject({ status: 500 });
    expect(slept).toEqual([500, 1_000, 2_000]);
    expect(asked).toHaveLength(4);
  });

  it("waits as long as the provider asks, up to half a minute", async () => {
    const busy = (after: string) => new Response("{}", { status: 429, headers: { "retry-after": after } });
    const { gateway, slept } = given(busy("7"), busy("600"), busy("soon"), { id: "sms-1" });
    await gateway.send(sms);
    expect(slept).toEqual([7_000, 30_000, 2_000]);
  });

  it("sends an idempotency key with every SMS", async () => {
    const { gateway, asked } = given({ id: "sms-1" }, { id: "sms-2" });
    await gateway.send(sms);
    await gateway.send(sms);
    expect(asked.map(({ key }) => key)).toEqual(["key-1", "key-2"]);
  });

  it("logs each retry, without numbers, texts or the token", async () => {
    const { gateway, logged } = given("no connection", 503, { id: "sms-1" });
    await gateway.send(sms);
    expect(logged).toEqual([
      "POST /messages: attempt 1 failed: TypeError",
      "POST /messages: attempt 2 failed: status 503",
    ]);
  });
});
