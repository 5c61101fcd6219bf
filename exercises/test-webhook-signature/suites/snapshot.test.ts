import { describe, expect, it } from "vitest";
import { mac } from "../src/mac";
import { acceptWebhook } from "../src/webhook";

// Taken down from a run of the code.
const secret = "s3cret";
const sign = (time: number, body: string) => ({
  body,
  headers: { "x-openholm-signature": `t=${time},v1=${mac(secret, `${time}.${body}`)}` },
});

describe("acceptWebhook, as recorded", () => {
  it("for a plain event", () => {
    expect(acceptWebhook(sign(1000, '{"value":7}'), secret, 1000)).toEqual({ ok: true, event: { value: 7 } });
  });

  it("for a pretty event", () => {
    expect(acceptWebhook(sign(1000, '{ "value": 7 }'), secret, 1000)).toEqual({
      ok: false,
      reason: "Signature mismatch",
    });
  });

  it("for an old event", () => {
    expect(acceptWebhook(sign(1000, '{"value":7}'), secret, 2000)).toEqual({
      ok: false,
      reason: "Timestamp outside of the tolerance",
    });
  });

  it("without a header", () => {
    expect(acceptWebhook({ body: "{}", headers: {} }, secret, 1000)).toEqual({
      ok: false,
      reason: "Missing signature header",
    });
  });

  it("for statuses", () => {
    const times = [600, 701, 1000, 1299, 1500];
    expect(times.map((time) => acceptWebhook(sign(time, "[]"), secret, 1000).ok)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
