import { describe, expect, it } from "vitest";
import type { Directory } from "../src/directory";
import { answerStaff } from "../src/switchboard";
import { somebody, sqlWith } from "./staff-table";

const staff = [
  somebody({ id: 1, name: "Mia Moreau" }),
  somebody({ id: 2, name: "Bo Silva", is_head: 1 }),
  somebody({ id: 3, name: "Ada Lind" }),
  somebody({ id: 4, name: "Ira Novak", department: "x-ray", phone: "330" }),
  somebody({ id: 5, name: "Liv Moreau", department: "children's ward" }),
  somebody({ id: 6, name: "Sam Hide", department: "x-ray", is_listed: 0 }),
];

async function find(form: Record<string, string[]>, table = staff): Promise<Directory> {
  return (await answerStaff(sqlWith(...table).sql, form)).json as Directory;
}
const names = async (form: Record<string, string[]>) => (await find(form)).people.map(({ name }) => name);

describe("the filter by department", () => {
  it("finds people of one department, its head first, then by name", async () => {
    expect(await names({ department: ["surgery"] })).toEqual(["Bo Silva", "Ada Lind", "Mia Moreau"]);
  });

  it("finds people of several departments, from A to Z", async () => {
    expect(await names({ department: ["x-ray", "children's ward"] })).toEqual(["Liv Moreau", "Ira Novak"]);
  });

  it("finds everybody without it, and nobody in a department that is not there", async () => {
    expect(await names({})).toHaveLength(5);
    expect(await names({ department: ["", " "] })).toHaveLength(5);
    expect(await names({ department: ["dentist"] })).toEqual([]);
  });

  it("goes with a name", async () => {
    expect(await names({ name: ["moreau"], department: ["surgery"] })).toEqual(["Mia Moreau"]);
  });

  it.each(["children's ward", " children's ward "])("can have quotes and blanks in it: %j", async (department) => {
    expect(await names({ department: [department] })).toEqual(["Liv Moreau"]);
  });

  it("shows nobody who does not want to be found", async () => {
    expect(await names({ department: ["x-ray"] })).toEqual(["Ira Novak"]);
    expect(await names({ name: ["hide"], department: ["x-ray", "surgery"] })).toEqual([]);
  });

  it("takes ten departments and no more, each counted once", async () => {
    const { sql } = sqlWith(...staff);
    const ten = Array.from({ length: 10 }, (_, place) => `d${place}`);
    expect(await answerStaff(sql, { department: ten })).toMatchObject({ status: 200 });
    expect(await answerStaff(sql, { department: [...ten, " d0"] })).toMatchObject({ status: 200 });
    expect(await answerStaff(sql, { department: [...ten, "x"] })).toEqual({ status: 400, json: { code: "too-many" } });
  });
});

describe("counts", () => {
  it("are by department, of all that were found", async () => {
    expect((await find({})).counts).toEqual({ "children's ward": 1, surgery: 3, "x-ray": 1 });
    expect((await find({ name: ["moreau"] })).counts).toEqual({ "children's ward": 1, surgery: 1 });
    expect((await find({ department: ["surgery", "x-ray"] })).counts).toEqual({ surgery: 3, "x-ray": 1 });
  });
});
