import { expect, it } from "vitest";
import { answerStaff } from "./src/switchboard";
import { somebody, sqlWith } from "./tests/staff-table";

it("takes nothing that is typed for a part of the statement", async () => {
  const { sql, statements } = sqlWith(somebody({ is_listed: 0 }));
  const department = ["a'b') OR is_listed = 0 --"];
  expect(await answerStaff(sql, { department })).toMatchObject({ status: 200, json: { people: [] } });
  expect(statements.join("\n")).not.toContain("is_listed = 0");
});
