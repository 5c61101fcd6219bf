import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "./door";

it.each(['Mo"zilla', 'x" agent="y', "a\\b", 'a\\"b'])("reads the browser %j back", (agent) => {
  const ours = door();
  signIn(ours, attempt({ agent }));
  expect(readAudit(ours.log.text)).toMatchObject([{ agent }]);
});
