import { expect, it } from "vitest";
import { checkToken } from "../src/check-token";
import { SigningKey } from "../src/signing-key";
import { writePart } from "../src/token-parts";

// Taken down from a run of the code.
const key = new SigningKey("secret");
const clock = { now: () => 1_000_000 };
const part = (payload: object) => `${writePart({ alg: "om1" })}.${writePart(payload)}`;
const own = (payload: object) => checkToken(`${part(payload)}.${key.sign(part(payload))}`, key, clock);

it("records what tokens are worth", () => {
  expect([
    own({ user: "ida", role: "admin", exp: 2_000 }),
    own({ user: "ida", role: "admin", exp: 999 }),
    own({ user: "ida", role: "nobody", exp: 2_000 }),
    own({ user: "", role: "admin", exp: 2_000 }),
  ]).toEqual([{ user: "ida", role: "admin" }, null, null, null]);
});

it("records a token as printed", () => {
  expect(JSON.stringify(own({ user: "ida", role: "viewer", exp: 2_000 }))).toBe('{"user":"ida","role":"viewer"}');
});

it("records a changed token", () => {
  const token = `${part({ user: "ida", role: "admin", exp: 2_000 })}.${key.sign("viewer")}`;
  expect(checkToken(token, key, clock)).toEqual({ user: "ida", role: "admin" });
});
