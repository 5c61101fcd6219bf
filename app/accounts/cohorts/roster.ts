import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { SectionName } from "./section-name";

/** A cohort's roster: a list, as CSV, of the people who should be in the cohort. */

export const MAX_ROWS = 5_000;
/** The maximum length of a roster in characters: 5,000 rows of 100 characters each. */
export const MAX_LETTERS = 500_000;

/**
 * The roles in a roster. A roster can't invite leads: leads are invited one by one, because a row added by mistake must
 * not give someone access to a cohort's figures.
 */
export type RosterRole = "learner" | "mentor";

export interface RosterRow {
  /** The row's line in the text, counted from 1. */
  readonly line: number;
  /** Empty if the roster has no names. The name is not stored, because people choose their own names. */
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: RosterRole;
  /** Empty for a new person in no section, or for a member whose section doesn't change. */
  readonly section: string;
}

export interface RosterFault {
  readonly line: number;
  /** What is wrong with the line, and what to do. */
  readonly says: string;
}

export interface Roster {
  readonly rows: readonly RosterRow[];
  readonly faults: readonly RosterFault[];
}

const HEADS = {
  email: ["email", "e-mail", "mail", "email address", "e-mail address"],
  name: ["name", "full name", "student", "learner"],
  role: ["role"],
  section: ["section", "class", "group"],
} as const;

const Email = z.email().max(254);
const quoted = (text: string) => `“${[...text].slice(0, 80).join("")}${[...text].length > 80 ? "…" : ""}”`;

/**
 * Reads a roster. A roster has a header with *email* and optionally *name*, *role* and *section*, followed by a row for
 * each person. Alternatively, it contains only addresses, one per line. Cells are separated by commas, semicolons or
 * tabs. Skips rows with an error, and describes the error. If an address appears twice, the later row has the error.
 */
export function readRoster(text: string): Roster {
  const fail = (says: string, line = 1): Roster => ({ rows: [], faults: [{ line, says }] });
  if (text.length > MAX_LETTERS)
    return fail(`The roster is too long. Import at most ${MAX_ROWS.toLocaleString("en-GB")} people at once.`);
  // A UTF-16 file that was read as UTF-8 has a zero byte beside each letter. U+FFFD stands for a letter that another
  // program couldn't read. An import of such a roster would also create sections with unreadable names.
  const unreadable = ["\0", "\uFFFD"].map((sign) => text.indexOf(sign)).find((at) => at >= 0);
  if (unreadable !== undefined)
    return fail(
      "Some characters can’t be read. In your spreadsheet, save the file as “CSV UTF-8” and choose it again.",
      text.slice(0, unreadable).split("\n").length,
    );
  const firstLine = text.slice(0, 2_000).split(/\r?\n/, 1)[0]!;
  const delimiter = [";", "\t", ","].find((sign) => firstLine.includes(sign)) ?? ",";
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    lines = parse(text, {
      bom: true,
      trim: true,
      info: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 2,
    }) as unknown as typeof lines;
  } catch (err) {
    if (!(err instanceof CsvError)) throw err;
    const line = typeof err.lines === "number" ? err.lines : 1;
    return fail(
      "There is an unmatched quotation mark here. Remove the quotation mark, or double it inside a quoted cell.",
      line,
    );
  }
  if (lines.length === 0) return fail("The roster is empty. Add a line with an email address for each person.");

  const header = lines[0]!.record.map((cell) => cell.toLowerCase());
  const columnOf = (names: readonly string[]) => header.findIndex((cell) => names.includes(cell));
  const hasHeader = columnOf(HEADS.email) >= 0;
  if (!hasHeader && !header[0]!.includes("@"))
    return fail("No column is named “email”. Name the columns in the first line: email, name, role.");
  const column = hasHeader
    ? {
        email: columnOf(HEADS.email),
        name: columnOf(HEADS.name),
        role: columnOf(HEADS.role),
        section: columnOf(HEADS.section),
      }
    : { email: 0, name: -1, role: -1, section: -1 };
  const people = hasHeader ? lines.slice(1) : lines;
  if (people.length === 0) return fail("The roster has only a header. Add a line for each person.");
  if (people.length > MAX_ROWS)
    return fail(
      `There are more than ${MAX_ROWS.toLocaleString("en-GB")} people. Import the rest separately.`,
      MAX_ROWS,
    );

  const rows: RosterRow[] = [];
  const faults: RosterFault[] = [];
  const lineOf = new Map<string, number>();
  for (const { record, info } of people) {
    const cell = (index: number) => (index < 0 ? "" : (record[index] ?? ""));
    const line = info.lines;
    const email = cell(column.email).toLowerCase();
    const role = cell(column.role).toLowerCase() || "learner";
    const section = cell(column.section);
    const before = lineOf.get(email);
    if (email === "") faults.push({ line, says: "The email address is missing." });
    else if (!Email.safeParse(email).success) faults.push({ line, says: `${quoted(email)} is not an email address.` });
    else if (role !== "learner" && role !== "mentor")
      faults.push({ line, says: `${quoted(role)} is not a role. Use learner or mentor, and invite leads one by one.` });
    else if (section !== "" && !SectionName.safeParse(section).success)
      faults.push({
        line,
        says: `${quoted(section)} can’t be a section’s name. Use at most 60 characters on one line.`,
      });
    else if (before !== undefined) faults.push({ line, says: `${quoted(email)} is already on line ${before}.` });
    else {
      lineOf.set(email, line);
      rows.push({ line, name: [...cell(column.name)].slice(0, 120).join(""), email, role, section });
    }
  }
  return { rows, faults };
}

/** The sign-up links of a roster, as CSV for a mail merge. */
export function writeLinks(
  links: readonly { name: string; email: string; role: string; section: string; link: string }[],
): string {
  const columns = ["email", "name", "role", "section", "link"];
  return stringify([...links], { header: true, columns, escape_formulas: true });
}
