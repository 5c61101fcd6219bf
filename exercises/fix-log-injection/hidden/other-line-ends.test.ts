import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "./door";

it.each(["\r", "\u2028"])("writes one line for a browser with %j", (end) => {
  const ours = door();
  const agent = `one${end}two`;
  signIn(ours, attempt({ agent }));
  expect(readAudit(ours.log.text)).toMatchObject([{ agent }]);
});
