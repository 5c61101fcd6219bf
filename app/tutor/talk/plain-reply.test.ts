import { describe, expect, it } from "vitest";
import { plainReply } from "./plain-reply";

describe("a key called data", () => {
  it.each(["the key data:value in config", "{ data:string }", "either data:1, or data:2; then stop"])(
    "is no address: %s",
    (text) => expect(plainReply(text)).toBe(text),
  );
});

describe("a comparison that looks like a tag", () => {
  it.each([
    "if (a <b && c> d) {}",
    "if (a <b || c> d) {}",
    "a <i - 1 && b> 2",
    "a <b/2 && c> d",
    "n<i && m >= 2",
    "n <i && m>=2",
    "either x<b && y == z> w",
  ])("stays: %s", (text) => expect(plainReply(text)).toBe(text));

  it.each([
    ["a <b>word</b>", "a word"],
    ["one<br>two <br/>three <br />", "onetwo three"],
    ['see <a href="x">it</a>', "see it"],
    ["<input disabled> field", "field"],
    ["an <img/src=x onerror=alert(1)> image", "an image"],
    ["an<img src=x> image", "an image"],
    ["<p\nclass='a'>text</p >", "text"],
  ])("is removed if it is a tag: %s", (text, plain) => expect(plainReply(text)).toBe(plain));
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
