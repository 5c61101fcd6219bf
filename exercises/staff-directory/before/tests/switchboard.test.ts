import { expect, it } from "vitest";
import { answerStaff } from "../src/switchboard";
import { somebody, sqlWith } from "./staff-table";

it("finds people by a part of their name", async () => {
  const { sql } = sqlWith(somebody(), somebody({ id: 2, name: "Ada Lind" }), somebody({ id: 3, name: "Cy Moran" }));
  const { json } = await answerStaff(sql, { name: [" mor "] });
  expect(json).toMatchObject({ people: [{ name: "Cy Moran" }, { name: "Mia Moreau", phone: "214" }] });
});

it("finds nobody who does not want to be found", async () => {
  const { sql } = sqlWith(somebody({ is_listed: 0 }));
  expect(await answerStaff(sql, {})).toMatchObject({ status: 200, json: { people: [] } });
});
