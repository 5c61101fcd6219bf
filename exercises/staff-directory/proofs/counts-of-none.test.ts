import { expect, it } from "vitest";
import { answerStaff } from "./src/switchboard";
import { somebody, sqlWith } from "./tests/staff-table";

it("counts 0 for a department in which nobody was found", async () => {
  const { sql } = sqlWith(somebody({ department: "kitchen" }));
  const { json } = await answerStaff(sql, { department: ["kitchen", "archive"] });
  expect(json).toMatchObject({ counts: { kitchen: 1, archive: 0 } });
});
