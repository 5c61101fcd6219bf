import { describe, expect, it } from "vitest";
import { plainReply } from "./plain-reply";

describe("a key called data", () => {
  it.each(["the key data:value in config", "{ data:string }", "either data:1, or data:2; then stop"])(
    "is no address: %s",
    (text) => expect(plainReply(text)).toBe(text),
  );
});

describe("an address that starts with data: or javascript:", () => {
  it.each([
    ["data:text/html,<b>x</b>"],
    ["data:image/svg+xml;base64,PHN2Zz4="],
    ["DATA:,x"],
    ["data:;base64,eA=="],
    ["data:text/html;charset=utf-8;base64,eA=="],
    ["data:te\txt/html,x"],
    ["javascript:alert(1)"],
  ])("is removed, wherever it is: %s", (address) => {
    const long = `${address}${"x".repeat(700)}`;
    for (const one of [address, long])
      for (const text of [
        one,
        `(${one})`,
        `[a](${one})`,
        `[a](<${one}>)`,
        `[a]: ${one}`,
        `<${one}>`,
        `<a href=${one}>`,
      ])
        expect(plainReply(text)).not.toMatch(/data:|javascript:/i);
  });

  it("takes linear time to find", () => {
    expect(plainReply("data:".repeat(200_000))).toBe("");
    expect(plainReply(`data:${"x".repeat(1_000_000)}`)).toBe("");
  });
});
