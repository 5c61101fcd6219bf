import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "../tests/door";

it("notes what was sent, and nothing else", () => {
  const ours = door();
  const agent = 'Mozilla"\u2028x';
  signIn(ours, attempt({ agent }));
  expect(readAudit(ours.log.text)).toMatchObject([{ outcome: "signed-in", agent }]);
});
