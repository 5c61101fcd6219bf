import { expect, it } from "vitest";
import { lettersOf } from "../src/letters";
import { somebody, sqlWith } from "./staff-table";

it("counts names by their first letter", async () => {
  const { sql } = sqlWith(somebody(), somebody({ name: "Max Orlov" }), somebody({ name: "Ada", is_listed: 0 }));
  expect(await lettersOf(sql)).toEqual([{ letter: "M", people: 2 }]);
});
