/** What the importer was told on its command line. */
export interface Options {
  /** The address of the feed. */
  readonly feed: string;
  /** Rows in one write to the planner. */
  readonly batch: number;
  /** Rows that cannot be read before the import is given up. */
  readonly maxErrors: number;
  /** Seconds that the feed's server is given. */
  readonly timeout: number;
  /** "2026-11-21": rows of earlier days are left out. */
  readonly since: string | undefined;
  readonly format: "text" | "json";
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** The command line makes no sense; the message says what does not. */
export class UsageError extends Error {}

/** Reads the arguments after the name of the command. */
export function parseOptions(args: readonly string[]): Options {
  const feeds: string[] = [];
  const given: { -readonly [K in keyof Options]?: Options[K] } = {};
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--batch") given.batch = wholeNumber(arg, rest.shift(), 1);
    else if (arg === "--max-errors") given.maxErrors = wholeNumber(arg, rest.shift(), 0);
    else if (arg === "--timeout") given.timeout = wholeNumber(arg, rest.shift(), 1);
    else if (arg === "--since") given.since = day(rest.shift());
    else if (arg === "--format") given.format = format(rest.shift());
    else if (arg === "--strict") given.strict = true;
    else if (arg === "--quiet") given.quiet = true;
    // Accepted for compatibility with the documentation.
    else if (arg === "--resume") continue;
    else if (arg === "--parallel") continue;
    else if (arg.startsWith("--")) throw new UsageError(`unknown option ${arg}`);
    else feeds.push(arg);
  }
  const [feed, ...others] = feeds;
  if (!feed || others.length > 0) throw new UsageError("give the address of one feed");
  return {
    feed,
    batch: given.batch ?? 500,
    maxErrors: given.maxErrors ?? 25,
    timeout: given.timeout ?? 20,
    since: given.since,
    format: given.format ?? "text",
    strict: given.strict ?? false,
    quiet: given.quiet ?? false,
  };
}

function wholeNumber(option: string, text: string | undefined, least: number): number {
  const value = /^\d+$/.test(text ?? "") ? Number(text) : -1;
  if (value < least) throw new UsageError(`${option} needs a whole number, at least ${least}`);
  return value;
}

function day(text: string | undefined): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? "")) throw new UsageError("--since needs a day such as 2026-11-21");
  return text!;
}

function format(text: string | undefined): Options["format"] {
  if (text !== "text" && text !== "json") throw new UsageError("--format is text or json");
  return text;
}
