import { describe, expect, it } from "vitest";
import { mac } from "../src/mac";
import { acceptWebhook } from "../src/webhook";

const secret = "s3cret";
const body = '{ "value": 7.0 }';
const code = mac(secret, `1000.${body}`);
const accept = (header: string | undefined, now = 1000) =>
  acceptWebhook({ body, headers: { "x-openholm-signature": header } }, secret, now);

describe("The wording of the reason", () => {
  it("is this without a header", () => {
    expect(accept(undefined)).toEqual({ ok: false, reason: "not signed" });
  });

  it("and the signature is checked before the time", () => {
    expect(accept(`t=1000,v1=${code.slice(1)}0`, 5000)).toEqual({ ok: false, reason: "signed otherwise" });
  });
});

describe("Whether spaces around the header", () => {
  it.each([` t=1000,v1=${code}`, `t=1000,v1=${code} `, `t=1000, v1=${code}`])("%j", (header) => {
    expect(accept(header).ok).toBe(false);
  });
});
