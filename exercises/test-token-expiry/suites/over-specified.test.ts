import { expect, it, vi } from "vitest";
import { checkToken } from "../src/check-token";
import { SigningKey } from "../src/signing-key";
import { writePart } from "../src/token-parts";

const key = new SigningKey("secret");
const tokenFor = (payload: object) => {
  const signed = `${writePart({ alg: "om1" })}.${writePart(payload)}`;
  return `${signed}.${key.sign(signed)}`;
};
const ida = { user: "ida", role: "admin", exp: 2_000 };

it("asks the clock once", () => {
  const now = vi.fn(() => 1_000_000);
  checkToken(tokenFor(ida), key, { now });
  expect(now).toHaveBeenCalledTimes(1);
});

it("does not ask the clock for a token of somebody else's", () => {
  const now = vi.fn(() => 1_000_000);
  checkToken(`${tokenFor(ida)}0`, key, { now });
  expect(now).not.toHaveBeenCalled();
});

it("checks the signature first", () => {
  const sign = vi.spyOn(key, "sign");
  checkToken(`${writePart({ alg: "none" })}.${writePart(ida)}.x`, key, { now: () => 0 });
  expect(sign).toHaveBeenCalledTimes(1);
  sign.mockRestore();
});

it("returns a session that can be extended", () => {
  const session = checkToken(tokenFor(ida), key, { now: () => 1_000_000 });
  expect(Object.assign(session ?? {}, { lastSeen: 1 })).toEqual({ user: "ida", role: "admin", lastSeen: 1 });
});

it("rejects a forged role", () => {
  const [header, , signature] = tokenFor({ ...ida, role: "viewer" }).split(".");
  expect(checkToken(`${header}.${writePart(ida)}.${signature}`, key, { now: () => 1_000_000 })).toBeNull();
});
