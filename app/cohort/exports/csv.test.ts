import fs from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readCsv } from "../../../tests/setup/read-csv";
import { BYTE_ORDER_MARK, csvHeader, csvRows } from "./csv";
import { columnsOf, TABLE_NAMES, TABLES } from "./tables";

const person = (name: string) => ({ person_id: "p", name, email: "e@example.org", role: "learner", section: null });
const cellOf = (name: string) => readCsv(csvRows("people", [person(name)]))[0]![1]!;

describe("a cell", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
    ["＝1+1", "'＝1+1"],
    ["a;=1+1", "a;'=1+1"],
    ["a\n=1", "a\n'=1"],
    ["Ana-Lind, x=1", "Ana-Lind, x=1"],
    ['she said "no", twice', 'she said "no", twice'],
    ["日本語 👩‍💻", "日本語 👩‍💻"],
    ["", ""],
  ])("%j becomes %j for a spreadsheet", (text, cell) => expect(cellOf(text)).toBe(cell));

  it("with a number stays a number, even below 0; null becomes an empty cell", () => {
    const [row] = readCsv(
      csvRows("missed", [{ class: "x", learners: 1, issues: 2, missed: 1, share_low: -0.5, share_high: null }]),
    );
    expect(row).toEqual(["x", "1", "2", "1", "-0.5", ""]);
    expect(csvRows("missed", [])).toBe("");
  });

  it("never begins a formula, whatever the separator, and keeps its text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n;,\"'ab ＝".split("")) }), (text) => {
        const cell = cellOf(text);
        expect(cell.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
        for (const part of cell.split(/[;\t\r\n]/)) expect(part.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe("files", () => {
  it("end lines with CR LF, and keep characters of any alphabet", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (names) => {
        const rows = readCsv(csvHeader("people") + csvRows("people", names.map(person)));
        expect(rows).toHaveLength(names.length + 1);
        expect(rows.every((row) => row.length === 5)).toBe(true);
      }),
    );
    expect(BYTE_ORDER_MARK).toBe("\ufeff");
  });

  // Other people's scripts read columns by name: a change here breaks them. Add new columns at the end.
  it("have these columns, in this order", () => {
    const learner = "learner_id,learner";
    const tried = "submission_id,learner_id,exercise,revision_id,try_number,counts";
    const verdicts = "flawed,clean,hits,false_alarms";
    const around = (name: string) => `${name},${name}_low,${name}_high`;
    const ai = `ai_right,ai_other,ai_hits,ai_false_alarms,${around("ai_d_prime")},${around("ai_criterion")}`;
    expect(Object.fromEntries(TABLE_NAMES.map((name) => [name, csvHeader(name).trimEnd()]))).toEqual({
      skills: `${learner},skill,skill_title,state,tries,passes`,
      exercises: `${learner},track,exercise,title,kind,state,score,submission_id`,
      "hand-ins": `submission_id,${learner},exercise,title,kind,track,revision_id,try_number,counts,handed_in_on,result,score,sure_percent,came_true,flawed,requested,explained,skills,caught,missed,proven,confirmed,contested`,
      parts: `${tried},part_type,part,share`,
      "false-alarms": `${tried},place,class`,
      funnel: "step,track,learners",
      weeks: "week,learners,hand_ins,passed",
      "trust-by-learner": `${learner},${verdicts},${around("d_prime")},${around("criterion")},leans_to,more_needed,${ai},ai_leans_to`,
      "trust-of-cohort": `made_at,learners,${verdicts},${around("d_prime")},${around("criterion")},${around("change")},halved_on,false_alarm_learners,share_low,share_high,ai_learners,${ai}`,
      missed: "class,learners,issues,missed,share_low,share_high",
      calibration: "kind,answers,brier,step_from,step_to,step_answers,step_said,step_right",
      assignments: `assignment_id,assignment,is_required,opens_at,due_at,${learner},state,is_asked,extended_to,handed_in,passed,section`,
      help: `${learner},rule,exercise,title,tries,days,leans_to,reviews,submission_id,assignment_id,assignment`,
      "help-rules": "rule,group,all,passed_nothing,share_low,share_high",
      "exercise-analysis":
        "exercise,title,kind,revision_id,people,passed,share_low,share_high,tries,discrimination,discrimination_low,discrimination_high,flags,own_people,own_passed",
      people: "person_id,name,email,role,section",
      agreement: "kind,line,asks,works,same,alpha,alpha_low,alpha_high",
    });
  });

  it("are listed in docs/exports.md, each with its columns", () => {
    const written = fs.readFileSync("docs/exports.md", "utf8");
    for (const name of TABLE_NAMES) {
      const part = written.split(`\n### ${name}.csv\n`)[1]?.split("\n#")[0] ?? "";
      expect(part.replace(/\s+/g, " "), name).toContain(TABLES[name].about);
      const columns = [...part.matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column);
      expect(columns, name).toEqual(columnsOf(name));
    }
  });
});
