import { describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../demo-accounts";
import { refuseWeakPassword } from "./password-rules.server";

const ANA = { name: "Ana Lind", email: "a.lind@example.org" };
const LEE = { name: "Lee", email: "lee@example.org" };

describe("a new password", () => {
  it.each(["1234567890", "Password123", "QWERTYUIOP", "1q2w3e4r5t", "sunshine2026!", "iloveyou!!!!!"])(
    "is refused if it is common: %s",
    async (password) => expect(await refuseWeakPassword(password, ANA)).toContain("common"),
  );
  it.each(["aaaaaaaaaaaa", "abababababab", "nO1nO1nO1nO1", "xyzxyzxyzxyzx"])(
    "is refused if it repeats itself: %s",
    async (password) => expect(await refuseWeakPassword(password, ANA)).toContain("repeats"),
  );
  it.each(["lkjhgfdsapoiuy", "abcdefghijkl!", "9876543210abcde"])(
    "is refused if it is a sequence: %s",
    async (password) => expect(await refuseWeakPassword(password, ANA)).toContain("sequence"),
  );
  it.each(["ana lind 2026", "A.LIND@example.org", "Lind-1985-Ana", "xx-ana-lind"])(
    "is refused if it is the name or address: %s",
    async (password) => expect(await refuseWeakPassword(password, ANA)).toContain("your name or email"),
  );
  it.each(["correct horse battery", "linden tree by the river", "Tr4m-Öl?Käse", "8317402956881"])(
    "is accepted otherwise: %s",
    async (password) => expect(await refuseWeakPassword(password, ANA)).toBeNull(),
  );
  it("is checked to its end, however long it is", async () => {
    expect(await refuseWeakPassword("ab1!".repeat(50), LEE)).toContain("repeats");
  });
  it.each([DEMO_PASSWORD, "Onramp-Demo", `${DEMO_PASSWORD}2026!`])(
    "is refused if every demonstration prints it: %s",
    async (password) => expect(await refuseWeakPassword(password, LEE)).toContain("public demo password"),
  );
});
