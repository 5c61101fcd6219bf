import { describe, expect, it } from "vitest";
import { mac } from "../src/mac";
import { acceptWebhook } from "../src/webhook";

const secret = "s3cret";
const body = '{ "value": 7.0 }';
const code = mac(secret, `1000.${body}`);
const accept = (header: string | undefined, now = 1000, text = body) =>
  acceptWebhook({ body: text, headers: { "x-openholm-signature": header } }, secret, now);

describe("acceptWebhook", () => {
  it("accepts the raw body", () => {
    expect(accept(`t=1000,v1=${code}`).ok).toBe(true);
  });

  it("rejects blanks in the header", () => {
    expect(accept(`t=1000, v1=${code}`).ok).toBe(false);
  });

  it("says that the header is missing", () => {
    expect(accept(undefined)).toEqual({ ok: false, reason: "not signed" });
  });

  it("checks the signature before the time", () => {
    expect(accept(`t=1000,v1=${code.slice(1)}0`, 5000)).toEqual({ ok: false, reason: "signed otherwise" });
  });

  it("checks the time", () => {
    expect(accept(`t=1000,v1=${code}`, 1301)).toEqual({ ok: false, reason: "not of this time" });
  });

  it("refuses what is no JSON", () => {
    expect(accept(`t=1000,v1=${mac(secret, "1000.seven")}`, 1000, "seven")).toEqual({ ok: false, reason: "no JSON" });
  });

  it("rejects an unknown code", () => {
    expect(accept("t=1000,v1=0123456789abcdef").ok).toBe(false);
  });
});
