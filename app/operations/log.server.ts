import { pino } from "pino";
import { HOUR_MS } from "~/operations/time";
import { env } from "./env.server";

/**
 * What is logged of an error: its kind, message and stack. Its other fields are not: some name a path or hold what was
 * sent. Nor is the message of a syntax error, which quotes the text that could not be read, nor all but the last line
 * of Prisma's, which quote the values of a query.
 */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = "" } = error;
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: name,
    ...(typeof code === "string" && { code }),
    ...(!(error instanceof SyntaxError) && {
      message: name.startsWith("Prisma") ? message.trimEnd().split("\n").at(-1) : message,
    }),
    stack: frames.join("\n"),
  };
}

/** What could not be written is kept up to so many characters, and written when it can be; what is more is dropped. */
const MOST_KEPT = 1_000_000;

// Who reads our output may have gone, and the disk that it is written to may be full: that ends no one's work.
const output = pino.destination({ fd: 1, sync: true, maxLength: MOST_KEPT });
const goOn = () => {};
output.on("error", goOn);
process.stdout.on("error", goOn);
process.stderr.on("error", goOn);

const WARN = pino.levels.values.warn!;
/**
 * A line about what people ask for tells the hour: two exact times could stand round someone's work (promise 1).
 * Faults, which are ours, have exact times.
 */
const timeOf = (level: number) => (level >= WARN ? Date.now() : Math.floor(Date.now() / HOUR_MS) * HOUR_MS);

/**
 * Structured lines on standard output. They hold a route's pattern and a request id, never a path, a person or a text.
 */
export const log = pino(
  {
    level: env.logLevel,
    base: undefined,
    timestamp: false,
    serializers: { err: describeError },
    mixin: (_line, level) => ({ time: timeOf(level) }),
  },
  output,
);
