import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "../tests/door";

// This browser was always logged correctly. Change it into one that the old code got wrong.
it("notes what was sent, and nothing else", () => {
  const ours = door();
  const agent = "Mozilla/5.0 (X11; Linux)";
  signIn(ours, attempt({ agent }));
  expect(readAudit(ours.log.text)).toMatchObject([{ outcome: "signed-in", agent }]);
});
