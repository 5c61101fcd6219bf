import { pino } from "pino";
import { HOUR_MS } from "~/operations/time";
import { env } from "./env.server";

/**
 * Returns the parts of an error that the log may contain: its type, message and stack. We leave out other fields,
 * because some of them contain a path or data that someone sent. A syntax error's message is left out because it quotes
 * the text that failed to parse. We keep only the last line of Prisma's messages, because the other lines quote a
 * query's values.
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

/** How many characters of output to keep while it can't be written. Further output is dropped. */
const MOST_KEPT = 1_000_000;

// The process that reads our output may have ended, or the disk may be full. Neither failure may end this process.
const output = pino.destination({ fd: 1, sync: true, maxLength: MOST_KEPT });
const goOn = () => {};
output.on("error", goOn);
process.stdout.on("error", goOn);
process.stderr.on("error", goOn);

const WARN = pino.levels.values.warn!;
/**
 * Lines about people's requests contain the time only to the hour: two exact times could show when someone was at work
 * (promise 1). Lines about faults on our side have exact times.
 */
const timeOf = (level: number) => (level >= WARN ? Date.now() : Math.floor(Date.now() / HOUR_MS) * HOUR_MS);

/**
 * Writes structured lines to standard output. A line may contain a route's pattern and a request id, but never a path,
 * a person, or text that someone wrote.
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
