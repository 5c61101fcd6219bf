import { describe, expect, it } from "vitest";
import { checkToken } from "../src/check-token";
import { SigningKey } from "../src/signing-key";
import { writePart } from "../src/token-parts";

const key = new SigningKey("secret");
const signed = `${writePart({ alg: "om1" })}.${writePart({ user: "ida", role: "admin", exp: 2_000_000_000 })}`;
const token = `${signed}.${key.sign(signed)}`;

describe("checkToken", () => {
  it("accepts a valid token", () => {
    expect(checkToken(token, key, { now: () => 1_000 })).not.toBeNull();
  });

  it("returns user and role", () => {
    expect(checkToken(token, key, { now: () => 1_000 })).toEqual({ user: "ida", role: "admin" });
  });

  it("rejects an expired token", () => {
    expect(checkToken(token, key, { now: () => 3_000_000_000_000 })).toBeNull();
  });

  it("rejects rubbish", () => {
    expect(checkToken("rubbish", key, { now: () => 1_000 })).toBeNull();
  });
});
