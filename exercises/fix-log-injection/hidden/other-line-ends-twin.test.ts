import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "./door";

it("knows all line ends of the auditors' tool", () => {
  const ours = door();
  const agent = "a\vb\fc\x1cd\x1de\x1ef\x85g\u2029h\u2028i\rj";
  signIn(ours, attempt({ agent }));
  expect(readAudit(ours.log.text)).toMatchObject([{ agent }]);
});
