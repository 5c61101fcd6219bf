import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { AT, attempt, door } from "./door";

it("writes one line for a browser with line feeds, and reads it back", () => {
  const ours = door();
  const agent = `Lynx\n${AT} signed-out name=Siv\n\n- end`;
  signIn(ours, attempt({ agent }));
  expect(readAudit(ours.log.text)).toEqual([{ at: AT, outcome: "signed-in", name: "Ida Berge", agent }]);
});
