import { beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { pass } from "../../../tests/setup/passes";
import { makePerson } from "../../../tests/setup/people";
import { getLearnerReport } from "./report.server";

beforeAll(() => indexExercises());

it("a report uses only its learner's own submissions", async () => {
  const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
  const own = [await pass(ana, "partial-refunds"), await pass(ana, "test-opening-hours")];
  const others = await pass(bo, "csv-export");
  const report = await getLearnerReport(ana);
  expect(report).toMatchObject({
    handIns: 2,
    submissions: { [own[0]!]: { title: "Partial refunds" }, [own[1]!]: { title: "Opening hours" } },
    trust: { says: "too-early", sensitivity: null },
  });
  expect(report.verdicts.map(({ change, of, all }) => [change, of, all])).toEqual([
    ["flawed", 1, 1],
    ["clean", 0, 0],
  ]);
  expect(report.sure.map(({ kind, answers }) => [kind, answers])).toEqual([
    ["review", 1],
    ["test", 1],
  ]);
  expect(report.classes.length).toBeGreaterThan(0);
  for (const { of, all } of report.classes) expect(of).toBe(all);
  expect(report.falseAlarms).toMatchObject({ of: 1, all: 1, alarms: 0, called: [] });
  const text = JSON.stringify(report);
  for (const id of own) expect(text).toContain(id);
  expect(text).not.toContain(others);
  expect(await getLearnerReport(await makePerson("new"))).toMatchObject({ handIns: 0, skills: [], classes: [] });
});
