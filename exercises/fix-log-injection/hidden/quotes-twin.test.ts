import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn } from "../src/door";
import { attempt, door } from "./door";

it("keeps quotes and backslashes inside their field, at its end and at its border too", () => {
  const agents = ['"', "ends with \\", '\\" name="Siv', "\\n", "\\u2028", `${"a".repeat(199)}"tail`];
  for (const agent of agents) {
    const ours = door();
    signIn(ours, attempt({ agent }));
    expect(readAudit(ours.log.text)).toMatchObject([{ name: "Ida Berge", agent: agent.slice(0, 200) }]);
  }
});
