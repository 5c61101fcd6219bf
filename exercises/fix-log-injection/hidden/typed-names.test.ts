import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { AT, attempt, door } from "./door";

it("is not fooled by a name with a line in it", () => {
  const ours = door();
  const name = `Ida" agent="x"\n${AT} signed-in name="Siv Berg`;
  signIn(ours, attempt({ name, agent: "Lynx" }));
  expect(readAudit(ours.log.text)).toEqual([{ at: AT, outcome: "refused", name, agent: "Lynx" }]);
});

it.each(["\v", "\u2029"])("is not fooled by a name with %j", (end) => {
  const ours = door();
  const name = `Ida${end}Berge`;
  signIn(ours, attempt({ name }));
  expect(readAudit(ours.log.text)).toMatchObject([{ outcome: "refused", name }]);
});
