import { log } from "./log.server";

interface RepeatOptions {
  /** Whether the work also runs now. Otherwise, it first runs after `everyMs`. */
  readonly isAtOnce?: boolean;
  /** The level at which failures are logged. */
  readonly level?: "warn" | "error";
}

/**
 * Does this work every `everyMs` milliseconds. Rounds never overlap: if a round is still running when the next one is
 * due, the next one is skipped. A failed round is logged with the message `failed`, and the next round tries again. The
 * timer doesn't keep the process running. Returns a function that stops the timer, aborts the signal that the work
 * gets, and resolves once no round is running.
 */
export function repeat(
  everyMs: number,
  work: (stopping: AbortSignal) => Promise<unknown>,
  failed: string,
  { isAtOnce = true, level = "error" }: RepeatOptions = {},
): () => Promise<void> {
  const stopping = new AbortController();
  let round: Promise<void> | null = null;
  const begin = async () => {
    try {
      await work(stopping.signal);
    } catch (err) {
      log[level]({ err }, failed);
    }
  };
  const look = () => {
    round ??= begin().finally(() => {
      round = null;
    });
  };
  if (isAtOnce) look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await round;
  };
}
