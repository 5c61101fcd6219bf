/**
 * Writes the published JSON Schemas for an exercise's JSON files, the report, the input and output of `npm run grade`,
 * and a cohort's export.
 *
 *   node --import tsx scripts/json-schemas.ts [--check]
 *
 * With `--check` it writes nothing, reports the files that differ from the code, and exits with 1 if there are any.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CohortExportSchema } from "~/cohort/exports/tables";
import { GradedSchema, ReportSchema } from "~/kinds/graded";
import { KIND_IDS, KINDS } from "~/kinds/registry";

const folder = path.resolve(import.meta.dirname, "../public/schemas");

const authors = KIND_IDS.map((id) => KINDS[id].author);
const [first, ...others] = authors;

/** The schemas to write. `side` is "input" for files that authors write, and "output" for data that Onramp writes. */
const SCHEMAS = [
  {
    file: "exercise.v1.json",
    title: "An Onramp exercise: exercise.json",
    schema: z.discriminatedUnion("kind", [first!.exerciseSchema, ...others.map((one) => one.exerciseSchema)]),
    side: "input",
  },
  ...authors.flatMap(({ fileSchemas }) => fileSchemas.map((one) => ({ ...one, side: "input" as const }))),
  {
    file: "report.v1.json",
    title: "An Onramp report: the result of one submission",
    schema: ReportSchema,
    side: "output",
  },
  {
    file: "grade.v1.json",
    title: "The output of Onramp's npm run grade -- --json",
    schema: GradedSchema,
    side: "output",
  },
  {
    file: "cohort.v1.json",
    title: "All figures of an Onramp cohort: cohort.json",
    schema: CohortExportSchema,
    side: "output",
  },
] as const;

const isChecking = process.argv.includes("--check");
for (const { file, title, schema, side } of SCHEMAS) {
  const json = { $id: file, title, ...z.toJSONSchema(schema, { io: side }) };
  const text = `${JSON.stringify(json, null, 2)}\n`;
  const target = path.join(folder, file);
  if (!isChecking) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(target, text);
  } else if (!fs.existsSync(target) || fs.readFileSync(target, "utf8") !== text) {
    console.error(`public/schemas/${file} doesn't match the code: run node --import tsx scripts/json-schemas.ts`);
    process.exitCode = 1;
  }
}
