import { expect, it } from "vitest";
import { readAudit } from "../src/audit-reader";
import { signIn, signOut } from "../src/door";
import { attempt, door } from "./door";

it("reads names back as they were typed", () => {
  const names = ["Jon\r\nDahl", "Jon\nDahl\n\n!", 'Jon "the well" Dahl', "C:\\Users\\jon", "\\", '"', "Jon\u2028Dahl", "Jon\x85Dahl"];
  for (const name of names) {
    const ours = door();
    signIn(ours, attempt({ name }));
    signOut(ours, name, "Lynx");
    expect(readAudit(ours.log.text).map((event) => event.name)).toEqual([name, name]);
  }
});
