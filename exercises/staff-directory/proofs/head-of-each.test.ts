import { expect, it } from "vitest";
import { answerStaff } from "./src/switchboard";
import { somebody, sqlWith } from "./tests/staff-table";

it("has the departments from A to Z, each with its head first", async () => {
  const { sql } = sqlWith(
    somebody({ id: 1, name: "Noor", department: "kitchen" }),
    somebody({ id: 2, name: "Zoe", department: "kitchen", is_head: 1 }),
    somebody({ id: 3, name: "Abe", department: "wards", is_head: 1 }),
    somebody({ id: 4, name: "Ben", department: "archive" }),
  );
  const { json } = await answerStaff(sql, { department: ["wards", "kitchen", "archive"] });
  expect(json).toMatchObject({ people: [{ name: "Ben" }, { name: "Zoe" }, { name: "Noor" }, { name: "Abe" }] });
});
