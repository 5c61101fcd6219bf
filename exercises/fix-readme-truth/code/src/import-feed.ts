import { type Options, parseOptions, UsageError } from "./options";
import { readRow, type StopTime } from "./rows";

/** What the importer works on; the command hands over the real ones. */
export interface World {
  /** Asks a server once. Gives status 0 when it did not answer within so many seconds. */
  get(url: string, seconds: number): Promise<{ readonly status: number; readonly text: string }>;
  /** Writes rows into the planner, all of them or none. */
  write(rows: readonly StopTime[]): Promise<void>;
  print(line: string): void;
}

/** `lineway-import`: reads a timetable feed into the planner. Gives the exit code. */
export async function run(args: readonly string[], world: World): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.print(`lineway-import: ${error.message}`);
    return 2;
  }

  const { status, text } = await world.get(options.feed, options.timeout);
  if (status !== 200) {
    world.print(`lineway-import: ${options.feed} gave ${status === 0 ? "no answer" : status}`);
    return 1;
  }

  const lines = text.trimEnd().split("\n").slice(1);
  const good: StopTime[] = [];
  let bad = 0;
  for (const line of lines) {
    const row = readRow(line);
    if (!row) bad++;
    else if (options.since === undefined || row.date >= options.since) good.push(row);
  }
  if (bad > (options.strict ? 0 : options.maxErrors)) {
    world.print(`lineway-import: ${bad} of ${lines.length} rows cannot be read`);
    return 3;
  }

  for (let start = 0; start < good.length; start += options.batch) {
    await world.write(good.slice(start, start + options.batch));
  }
  if (!options.quiet) world.print(summary(options, lines.length, good.length));
  return 0;
}

function summary({ format }: Options, rows: number, stored: number): string {
  const skipped = rows - stored;
  if (format === "json") return JSON.stringify({ rows, stored, skipped });
  return `${rows} rows: ${stored} stored, ${skipped} skipped`;
}
