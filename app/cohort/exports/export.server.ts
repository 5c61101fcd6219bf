import { setImmediate as nextRound } from "node:timers/promises";
import { BYTE_ORDER_MARK, csvHeader, csvRows } from "./csv";
import * as ofCohort from "./read-cohort.server";
import * as ofLearners from "./read-learners.server";
import type { Reading } from "./reading";
import { EXPORT_VERSION, type Row, type RowOf, TABLE_NAMES, TABLES, type TableName } from "./tables";

/**
 * A cohort's exports as a stream of text. A few rows at a time are read from the database as the stream is consumed, so
 * an error may be thrown in the middle of the stream. The callers have checked that the reader is a lead of the cohort
 * or an admin, and have notified the learners.
 */

/** The function that reads each table. */
const READERS: { readonly [Name in TableName]: (reading: Reading) => AsyncIterable<RowOf<Name>[]> } = {
  skills: ofLearners.readSkills,
  exercises: ofLearners.readExercises,
  "hand-ins": ofLearners.readHandIns,
  parts: ofLearners.readParts,
  "false-alarms": ofLearners.readFalseAlarms,
  funnel: ofCohort.readFunnel,
  weeks: ofCohort.readWeeks,
  "trust-by-learner": ofLearners.readTrust,
  "trust-of-cohort": ofCohort.readTrustOfCohort,
  missed: ofCohort.readMissed,
  calibration: ofCohort.readCalibration,
  assignments: ofLearners.readAssignments,
  help: ofCohort.readHelp,
  "help-rules": ofCohort.readHelpRules,
  "exercise-analysis": ofCohort.readExerciseAnalysis,
  people: ofCohort.readPeople,
  agreement: ofCohort.readAgreement,
};

/** How many rows are converted to text at once, so that memory is freed as the text is sent. */
const ROWS_AT_ONCE = 500;

async function* rowsOf(name: TableName, reading: Reading): AsyncGenerator<readonly Row[]> {
  for await (const rows of READERS[name](reading) as AsyncIterable<readonly Row[]>) {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
    // SQLite queries block this process, so without this call, no other request would get a turn until the export ends.
    await nextRound();
  }
}

async function* csvOf(name: TableName, reading: Reading, { forExcel = false } = {}): AsyncGenerator<string> {
  yield (forExcel ? BYTE_ORDER_MARK : "") + csvHeader(name);
  for await (const rows of rowsOf(name, reading)) if (rows.length > 0) yield csvRows(name, rows);
}

/** All tables as JSON (`CohortExportSchema`), with one row per line. */
async function* jsonOf(reading: Reading): AsyncGenerator<string> {
  const head = { onramp: "cohort", version: EXPORT_VERSION, made_at: reading.now.toISOString() };
  const { cohortId, rules, section } = reading.reader;
  const cohort = { id: cohortId, name: rules.name };
  yield `${JSON.stringify({ ...head, cohort, section }).slice(0, -1)},"tables":{`;
  for (const [place, name] of TABLE_NAMES.entries()) {
    yield `${place > 0 ? "," : ""}\n${JSON.stringify(name)}:[`;
    let between = "\n";
    for await (const rows of rowsOf(name, reading)) {
      if (rows.length > 0) yield between + rows.map((row) => JSON.stringify(row)).join(",\n");
      if (rows.length > 0) between = ",\n";
    }
    yield "\n]";
  }
  yield "\n}}\n";
}

/** The files of an export: one CSV for each table, and one JSON of everything. */
const JSON_FILE = "cohort.json";
export const FILES = [...TABLE_NAMES.map((name) => `${name}.csv` as const), JSON_FILE] as const;
export type ExportFile = (typeof FILES)[number];
export const isExportFile = (file: string): file is ExportFile => (FILES as readonly string[]).includes(file);

const tableOf = (file: ExportFile) => file.slice(0, -".csv".length) as TableName;

/** Whether a file contains individual learners' figures or work. */
export const isOfLearners = (file: ExportFile) => file === JSON_FILE || TABLES[tableOf(file)].isOfLearners;

export function piecesOf(file: ExportFile, reading: Reading, options?: { forExcel: boolean }): AsyncGenerator<string> {
  return file === JSON_FILE ? jsonOf(reading) : csvOf(tableOf(file), reading, options);
}
