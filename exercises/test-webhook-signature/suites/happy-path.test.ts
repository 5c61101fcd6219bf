import { describe, expect, it } from "vitest";
import { mac } from "../src/mac";
import { acceptWebhook } from "../src/webhook";

const body = JSON.stringify({ station: "quay-1", value: 7.25 });
const sign = (secret: string) => ({ "x-openholm-signature": `t=1000,v1=${mac(secret, `1000.${body}`)}` });

describe("acceptWebhook", () => {
  it("accepts a signed webhook", () => {
    expect(acceptWebhook({ body, headers: sign("s3cret") }, "s3cret", 1000).ok).toBe(true);
  });

  it("returns the event", () => {
    expect(acceptWebhook({ body, headers: sign("s3cret") }, "s3cret", 1010)).toMatchObject({ event: { value: 7.25 } });
  });

  it("rejects a wrong secret", () => {
    expect(acceptWebhook({ body, headers: sign("other") }, "s3cret", 1000).ok).toBe(false);
  });
});
