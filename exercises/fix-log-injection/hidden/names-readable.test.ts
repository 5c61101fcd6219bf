import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "./door";

it.each(["Åsa Ødegård", "木村", "Zoë 🌳", "İpek"])("has %s in the log as it was typed", (name) => {
  const ours = door();
  signIn(ours, attempt({ name, agent: name }));
  expect(ours.log.text).toContain(`name="${name}" agent="${name}"`);
  expect(readAudit(ours.log.text)).toMatchObject([{ name, agent: name }]);
});
