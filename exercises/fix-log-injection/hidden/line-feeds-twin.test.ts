import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn, signOut } from "../src/door";
import { AT, attempt, door } from "./door";

it("keeps two events apart, whatever browsers call themselves", () => {
  const ours = door();
  signIn(ours, attempt({ password: "guess", agent: "a\r\nb\n\nc" }));
  signOut(ours, "Ida Berge", "d\ne");
  expect(ours.log.text.split("\n")).toHaveLength(3);
  expect(readAudit(ours.log.text)).toEqual([
    { at: AT, outcome: "refused", name: "Ida Berge", agent: "a\r\nb\n\nc" },
    { at: AT, outcome: "signed-out", name: "Ida Berge", agent: "d\ne" },
  ]);
});
