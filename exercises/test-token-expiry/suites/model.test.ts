import { describe, expect, it } from "vitest";
import { checkToken } from "../src/check-token";
import { SigningKey } from "../src/signing-key";
import { writePart } from "../src/token-parts";

const key = new SigningKey("a key of ours");
const EXP = 1763632800;
const OM1 = { alg: "om1" };
const ida = { user: "ida", role: "editor", exp: EXP };

/** A token with these parts, signed with a key: ours, unless told otherwise. */
function tokenFor(payload: unknown, header: unknown = OM1, signer = key): string {
  const signed = `${writePart(header)}.${writePart(payload)}`;
  return `${signed}.${signer.sign(signed)}`;
}

/** What a token is worth so many milliseconds before it is over. */
const check = (token: string, left = 60_000) => checkToken(token, key, { now: () => EXP * 1000 - left });

describe("a token of ours", () => {
  it.each(["viewer", "editor", "admin"])("is worth a session as %s", (role) => {
    expect(check(tokenFor({ ...ida, role }))).toEqual({ user: "ida", role });
  });

  it("tells user and role, and nothing else", () => {
    expect(check(tokenFor({ ...ida, isOwner: true, name: "Åsa" }))).toEqual({ user: "ida", role: "editor" });
  });

  it("holds until the last millisecond, and not in the next", () => {
    const token = tokenFor(ida);
    expect([86_400_000, 1_000, 1, 0, -1, -1_000].map((left) => check(token, left) !== null)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("goes by the clock that it is given", () => {
    const early = tokenFor({ ...ida, exp: 10 });
    expect(checkToken(early, key, { now: () => 9_999 })).not.toBeNull();
    const late = tokenFor({ ...ida, exp: 99_999_999_999 });
    expect(checkToken(late, key, { now: () => 99_999_999_999_000 })).toBeNull();
  });
});

describe("a token is worth nothing", () => {
  it("with a signature of another key, or of other parts", () => {
    const [header, payload, signature] = tokenFor(ida).split(".") as [string, string, string];
    const admin = writePart({ ...ida, role: "admin" });
    const later = writePart({ ...ida, exp: EXP + 9_000 });
    const tokens = [
      tokenFor(ida, OM1, new SigningKey("another key")),
      `${header}.${admin}.${signature}`,
      `${header}.${later}.${signature}`,
      `${writePart({ alg: "om1", by: "me" })}.${payload}.${signature}`,
      `${header}.${payload}.${key.sign(payload)}`,
      `${header}.${payload}.${key.sign(header)}`,
    ];
    for (const token of tokens) expect(check(token)).toBeNull();
  });

  it("with a part of a signature, or more than one", () => {
    const [header, payload, signature] = tokenFor(ida).split(".") as [string, string, string];
    for (const part of [
      "",
      signature.slice(0, 1),
      signature.slice(0, -1),
      `${signature}0`,
      `${signature}.${signature}`,
    ]) {
      expect(check(`${header}.${payload}.${part}`)).toBeNull();
    }
  });

  it.each([{ alg: "none" }, { alg: "OM1" }, { alg: "om2" }, {}, null, "om1"])("with the header %j", (header) => {
    expect(check(tokenFor(ida, header))).toBeNull();
    expect(check(`${writePart(header)}.${writePart(ida)}.`)).toBeNull();
    expect(check(`${writePart(header)}.${writePart(ida)}.x`)).toBeNull();
  });

  it.each([
    { user: "" },
    { user: undefined },
    { user: 7 },
    { role: "owner" },
    { role: undefined },
    { role: ["admin"] },
  ])("with %j in its payload", (rest) => {
    expect(check(tokenFor({ ...ida, ...rest }))).toBeNull();
  });

  it.each([undefined, null, "1999999999", 1999999999.5, true, {}])("with %j as its end", (exp) => {
    expect(check(tokenFor({ ...ida, exp }))).toBeNull();
  });

  it.each([[null], ["ida"], [7], [[]]])("with %j as its payload", (payload) => {
    expect(check(tokenFor(payload))).toBeNull();
  });

  it("with more or fewer parts, though they be signed, or with parts that are no JSON", () => {
    const [header, payload] = tokenFor(ida).split(".") as [string, string];
    const sign = (signed: string) => `${signed}.${key.sign(signed)}`;
    const tokens = ["", ".", "..", "ida", `${header}.${payload}`, sign(""), sign(header), sign(payload)];
    tokens.push(sign(`${header}.${payload}.${payload}`), sign(`${header}.ida`), sign(`ida.${payload}`));
    tokens.push(`${tokenFor(ida)}.`, `.${tokenFor(ida)}`, `${tokenFor(ida)}\n`, `\n${tokenFor(ida)}`);
    for (const token of tokens) expect(check(token)).toBeNull();
  });
});
