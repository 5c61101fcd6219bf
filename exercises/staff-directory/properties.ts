import { answerStaff } from "./src/switchboard";
import { somebody, sqlWith } from "./tests/staff-table";

const DEPARTMENTS = ["surgery", "x-ray", "children's ward", "o'neil's o'clock"];
const NAMES = ["Mia Moreau", "Bo Silva", "Ada Lind", "Cy Moran", "Pat O'Neil"];

const people = (d) =>
  d.list(0, 6, (i) =>
    somebody({
      id: (i * 5) % 7,
      name: d.pick(NAMES),
      department: d.pick(DEPARTMENTS),
      phone: `${200 + i}`,
      is_head: d.chance(0.25) ? 1 : 0,
      is_listed: d.chance(0.8) ? 1 : 0,
    }),
  );
const asked = (d) =>
  d.oneOf(
    () => d.pick(DEPARTMENTS),
    () => d.pick(["dentist", "Surgery", "x", "surgery') OR ('1' = '1", "x-ray' , 'surgery", "''", "a'' OR is_listed = 0"]),
  );

export const properties = [
  {
    says: "people in these departments whose names contain the text are found, each head first, with a count for each department",
    from: [
      "the result is people from any of these departments. Without it, everyone, as now. Name and department together narrow the search.",
      "Departments are spelled as in the table (`x-ray`, `children's ward`). An unknown department finds no one; it is not an error.",
      "Departments are sorted from A to Z, and in each its head comes first, then the others by name, then by id.",
      "for each department that was asked for, how many people were found, 0 included. Without the filter, for each department in the reply.",
      "People who asked not to be listed are never found, whatever is typed",
    ],
    draw: (d) => ({
      staff: people(d),
      name: d.pick([undefined, "mor", " a ", "o'n", "", "nobody"]),
      departments: d.chance(0.75) ? d.list(1, 3, () => asked(d)) : undefined,
    }),
    holds: async ({ staff, name, departments }) => {
      const form = { ...(name !== undefined && { name: [name] }), ...(departments && { department: departments }) };
      const { status, json } = await answerStaff(sqlWith(...staff).sql, form);
      const text = (name ?? "").trim().toLowerCase();
      const by = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
      const found = staff
        .filter((one) => one.is_listed === 1 && one.name.toLowerCase().includes(text))
        .filter((one) => departments === undefined || departments.includes(one.department))
        .sort((a, b) => by(a.department, b.department) || b.is_head - a.is_head || by(a.name, b.name) || a.id - b.id);
      const counts = {};
      for (const one of departments ?? found.map(({ department }) => department))
        counts[one] = found.filter(({ department }) => department === one).length;
      const listed = (object) => Object.entries(object).map(([key, count]) => `${key}: ${count}`).sort().join("|");
      return status === 200 && json.people.map(({ phone }) => phone).join() === found.map(({ phone }) => phone).join() && listed(json.counts) === listed(counts);
    },
  },
  {
    says: "more than ten departments are too many",
    from: ["More than ten are answered with 400 and `too-many`."],
    draw: (d) => d.pick([9, 10, 11, 12, 20]),
    holds: async (count) => {
      const department = Array.from({ length: count }, (_, i) => `ward ${i}`);
      const { status, json } = await answerStaff(sqlWith(somebody()).sql, { department });
      return count > 10 ? status === 400 && json.code === "too-many" : status === 200 && json.people.length === 0;
    },
  },
];
