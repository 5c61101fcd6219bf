import { describe, expect, it } from "vitest";
import type { Delivery } from "../src/delivery";
import { mac } from "../src/mac";
import { acceptWebhook } from "../src/webhook";

const SECRET = "tide-gauge-7";
const NOW = 1763632800;
const BODY = '{"station":"quay-1","value":7.25}';

/** A delivery with this body, to the character. */
function signed(body: string, { secret = SECRET, time = NOW } = {}): Delivery {
  return withHeader(body, `t=${time},v1=${mac(secret, `${time}.${body}`)}`);
}

function withHeader(body: string, header: string | undefined): Delivery {
  return { body, headers: { "x-openholm-signature": header } };
}

const isAccepted = (delivery: Delivery, secret = SECRET) => acceptWebhook(delivery, secret, NOW).ok;

describe("a genuine delivery", () => {
  it.each([
    [BODY, { station: "quay-1", value: 7.25 }],
    ['{ "station": "quay-1",\r\n  "value": 7.0 }', { station: "quay-1", value: 7 }],
    ['{"value":7e0,"station":"k\\u00f8ge"}', { value: 7, station: "køge" }],
    ["\n [1.50, -0.0e1]\n", [1.5, -0]],
    ["null", null],
  ])("is accepted as it is written: %j", (body, event) => {
    expect(acceptWebhook(signed(body), SECRET, NOW)).toEqual({ ok: true, event });
  });

  it.each([-300, -1, 1, 300])("is accepted %d seconds from now", (away) => {
    expect(isAccepted(signed(BODY, { time: NOW + away }))).toBe(true);
  });
});

describe("a delivery is refused", () => {
  it("with a body that means the same, and is not what was signed", () => {
    const [header] = Object.values(signed(BODY).headers);
    for (const body of [`${BODY} `, BODY.replace(",", ", "), BODY.replace("7.25", "7.250"), BODY.replace("7", "8")]) {
      expect(isAccepted(withHeader(body, header))).toBe(false);
    }
  });

  it("with another secret", () => {
    expect(isAccepted(signed(BODY, { secret: "tide-gauge-8" }))).toBe(false);
  });

  it("with an empty secret, however it is signed", () => {
    expect(isAccepted(signed(BODY, { secret: "" }), "")).toBe(false);
    expect(isAccepted(signed(BODY), "")).toBe(false);
  });

  it.each([-3600, -301, 301, 3600])("%d seconds from now", (away) => {
    expect(isAccepted(signed(BODY, { time: NOW + away }))).toBe(false);
  });

  it("with another time than the one that was signed", () => {
    const code = mac(SECRET, `${NOW - 3600}.${BODY}`);
    expect(isAccepted(withHeader(BODY, `t=${NOW},v1=${code}`))).toBe(false);
    expect(isAccepted(withHeader(BODY, `t=${NOW},v1=${mac(SECRET, BODY)}`))).toBe(false);
  });

  it("without a header, or with one of another form", () => {
    const code = mac(SECRET, `${NOW}.${BODY}`);
    const long = 17636328000000;
    const forms = [
      undefined,
      "",
      code,
      `v1=${code}`,
      `t=${NOW}`,
      `t=,v1=${mac(SECRET, `.${BODY}`)}`,
      `t=soon,v1=${mac(SECRET, `soon.${BODY}`)}`,
      `t=${long},v1=${mac(SECRET, `${long}.${BODY}`)}`,
      `v1=${code},t=${NOW}`,
      `t=${NOW},v1=${code},v2=${code}`,
      `t=${NOW},v2=${code}`,
      `xt=${NOW},v1=${code}`,
    ];
    for (const form of forms) expect(isAccepted(withHeader(BODY, form))).toBe(false);
  });

  it("with a part of a signature, or more than one", () => {
    const code = mac(SECRET, `${NOW}.${BODY}`);
    for (const part of ["", code.slice(0, 1), code.slice(0, 15), `${code}0`, code.toUpperCase()]) {
      expect(isAccepted(withHeader(BODY, `t=${NOW},v1=${part}`))).toBe(false);
    }
  });

  it.each(["", "seven", "{'value':7}", "{} {}"])("with a body that is no JSON: %j", (body) => {
    expect(isAccepted(signed(body))).toBe(false);
  });

  it("with a reason, whatever it is", () => {
    const refused = [
      acceptWebhook(withHeader(BODY, undefined), SECRET, NOW),
      acceptWebhook(signed(BODY), "", NOW),
      acceptWebhook(signed(BODY), "another", NOW),
      acceptWebhook(signed(BODY), SECRET, NOW + 9_000),
      acceptWebhook(signed("seven"), SECRET, NOW),
    ];
    for (const reply of refused) expect(reply).toEqual({ ok: false, reason: expect.stringMatching(/\w/) });
  });
});
