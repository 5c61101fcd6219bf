import { describe, expect, it } from "vitest";
import { normalisePhone, PhoneError } from "../src/phone";

describe("normalisePhone", () => {
  it.each([
    "+442055500199",
    "020 5550-0199",
    "+44 (0)20 55500199",
    "0044 20 5550 0199",
    "(020) 5550.0199",
    "(0)20 5550/0199",
    " (+44)-(0)2055500199 ",
    "+(44)(0)20 5550 0199",
    "(00)44 ((0)20) 5550 0199",
  ])("has one form for %s", (text) => {
    expect(normalisePhone(text)).toBe("+442055500199");
    expect(normalisePhone(normalisePhone(text))).toBe("+442055500199");
  });

  it("keeps other countries", () => {
    expect(normalisePhone("+49 30 1234567")).toBe("+49301234567");
    expect(normalisePhone("0033 1 40 20 50 50")).toBe("+33140205050");
  });

  it.each([undefined, null, "", "  "])("is empty for %j", (missing) => {
    expect(normalisePhone(missing)).toBe("");
  });

  it.each(["ask wife", "+44", "20 5550 0199", "+4420+55500199", "+1234567", "+1234567890123456", "+0 20 5550 0199"])(
    "refuses %s",
    (text) => {
      expect(() => normalisePhone(text)).toThrow(PhoneError);
    },
  );

  it("takes 8 digits, and 15", () => {
    expect(normalisePhone("+12345678")).toBe("+12345678");
    expect(normalisePhone("+123456789012345")).toBe("+123456789012345");
  });
});
