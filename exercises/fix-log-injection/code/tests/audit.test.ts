import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn, signOut } from "../src/door";
import { AT, attempt, door } from "./door";

it("writes a line for each event", () => {
  const ours = door();
  expect(signIn(ours, attempt())).toBe(true);
  expect(signIn(ours, attempt({ password: "wrong" }))).toBe(false);
  signOut(ours, "Ida Berge", "Mozilla/5.0");
  expect(ours.log.text).toBe(
    [
      `${AT} signed-in name="Ida Berge" agent="Mozilla/5.0 (X11; Linux)"\n`,
      `${AT} refused name="Ida Berge" agent="Mozilla/5.0 (X11; Linux)"\n`,
      `${AT} signed-out name="Ida Berge" agent="Mozilla/5.0"\n`,
    ].join(""),
  );
});

it("can be read by the auditors' tool", () => {
  const ours = door();
  signIn(ours, attempt({ name: "Åsa Ødegård", agent: "Lynx" }));
  expect(readAudit(ours.log.text)).toEqual([{ at: AT, outcome: "refused", name: "Åsa Ødegård", agent: "Lynx" }]);
});

// The sign-in of 20 November that never happened. Siv
it("is not fooled by a browser that sends a line of its own", () => {
  const ours = door();
  const agent = `x"\n2026-11-20T09:13:00Z signed-in name="Siv Berg" agent="Mozilla/5.0`;
  signIn(ours, attempt({ password: "wrong", agent }));
  expect(ours.log.text.trim().split("\n")).toHaveLength(1);
  expect(ours.log.text).not.toMatch(/^\S+ signed-in/m);
});
