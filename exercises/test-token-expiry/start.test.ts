import { describe, expect, it } from "vitest";
import { checkToken } from "../src/check-token";
import { SigningKey } from "../src/signing-key";
import { writePart } from "../src/token-parts";

const key = new SigningKey("a key of ours");
const EXP = 1763632800;
const clock = { now: () => EXP * 1000 - 60_000 };

/** A token as we give it out. */
function tokenFor(payload: unknown, header: unknown = { alg: "om1" }): string {
  const signed = `${writePart(header)}.${writePart(payload)}`;
  return `${signed}.${key.sign(signed)}`;
}

describe("checkToken", () => {
  it("gives the session of a token that holds", () => {
    expect(checkToken(tokenFor({ user: "ida", role: "editor", exp: EXP }), key, clock)).toEqual({
      user: "ida",
      role: "editor",
    });
  });

  // Who would like to have such a token without asking us? And when does a good one stop to hold?
});
