import { describe, expect, it, vi } from "vitest";
import { checkToken } from "../src/check-token";
import { SigningKey } from "../src/signing-key";
import { writePart } from "../src/token-parts";

const key = new SigningKey("secret");
const ida = { user: "ida", role: "admin", exp: 2_000 };
function tokenFor(payload: object): string {
  const signed = `${writePart({ alg: "om1" })}.${writePart(payload)}`;
  return `${signed}.${key.sign(signed)}`;
}

it("The order in which things are checked", () => {
  const sign = vi.spyOn(key, "sign");
  checkToken(`${writePart({ alg: "none" })}.${writePart(ida)}.x`, key, { now: () => 0 });
  expect(sign).toHaveBeenCalledTimes(1);
  sign.mockRestore();
});

describe("How often the clock is read", () => {
  it("is once", () => {
    const now = vi.fn(() => 1_000_000);
    checkToken(tokenFor(ida), key, { now });
    expect(now).toHaveBeenCalledTimes(1);
  });

  it("is never for an invalid token", () => {
    const now = vi.fn(() => 1_000_000);
    checkToken(`${tokenFor(ida)}0`, key, { now });
    expect(now).not.toHaveBeenCalled();
  });
});

it("Whether the session is frozen", () => {
  expect(Object.isFrozen(checkToken(tokenFor(ida), key, { now: () => 1_000_000 }))).toBe(false);
});
