import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "./door";

it("keeps 200 characters of the browser, all of the name, and no blanks at the ends", () => {
  const ours = door();
  const name = "n".repeat(300);
  signIn(ours, attempt({ name: ` ${name}  `, agent: "b".repeat(300) }));
  expect(readAudit(ours.log.text)).toMatchObject([{ name, agent: "b".repeat(200) }]);
});
