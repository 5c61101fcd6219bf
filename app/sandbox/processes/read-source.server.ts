/**
 * Parses sources that people wrote, in a separate confined process (confined.server.ts). Otherwise a parser that takes
 * minutes for a short text would block every page. The parser in that process has a work limit (parser-edits.mjs), so
 * the wall-clock limit is only a second line of defence. The process starts when the first question arrives, and
 * answers one question at a time.
 */
import path from "node:path";
import { SandboxFault } from "../contract";
import type { QuestionName, Questions } from "../reading/questions";
import type { ReaderJob } from "../reading/reader-worker";
import { generatedFolder } from "../wasm.server";
import { startConfined } from "./confined.server";

/**
 * The wall-clock limit for an answer, in ms. The parser reaches its own limit within a second, so this leaves a margin
 * for a busy machine.
 */
const PATIENCE_MS = 5_000;

interface Ticket {
  readonly job: ReaderJob;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

let reader: ReturnType<typeof startConfined> | null = null;
let isReady = false;
let running: Ticket | null = null;
let clock: NodeJS.Timeout | undefined;
const waiting: Ticket[] = [];

function start(): void {
  const started = startConfined(path.join(generatedFolder(), "reader-worker.mjs"));
  reader = started;
  started.on("message", (message: { isReady: true } | { answer: never }) => {
    if ("answer" in message) settle((ticket) => ticket.resolve(message.answer));
    else isReady = true;
    next();
  });
  const lost = (why: string) => {
    if (reader !== started) return;
    reader = null;
    // If the process never became ready, reject all waiting questions. Otherwise, each of them would start another
    // process.
    const failed = isReady ? [] : waiting.splice(0);
    isReady = false;
    settle((ticket) => ticket.reject(new SandboxFault(why)));
    for (const { reject } of failed) reject(new SandboxFault(why));
    next();
  };
  started.on("error", (error) => lost(error.message));
  started.on("exit", (code, signal) => lost(`the reader ended with ${signal ?? `code ${code}`}`));
  (started.stderr as { unref?(): void } | null)?.unref?.();
}

function settle(how: (ticket: Ticket) => void): void {
  clearTimeout(clock);
  const ticket = running;
  running = null;
  if (ticket) how(ticket);
}

function next(): void {
  const isIdle = running === null && waiting.length === 0;
  // An idle reader must not keep a command from exiting.
  if (isIdle) {
    reader?.unref();
    reader?.channel?.unref();
    return;
  }
  if (reader === null) start();
  reader?.ref();
  reader?.channel?.ref();
  if (!isReady || running !== null) return;
  running = waiting.shift()!;
  clock = setTimeout(() => reader?.kill("SIGKILL"), PATIENCE_MS);
  reader?.send(running.job, () => {});
}

/** @throws SandboxFault if there is no answer in time. Where a score depends on the answer, this means "not graded". */
export function readSource<Name extends QuestionName>(
  name: Name,
  asked: Questions[Name]["asked"],
): Promise<Questions[Name]["answer"]> {
  return new Promise((resolve, reject) => {
    waiting.push({ job: { name, asked }, resolve, reject });
    next();
  });
}
