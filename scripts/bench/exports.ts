import fs from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { Installation } from "../../tests/setup/installation";
import { startServer } from "../../tests/setup/server";

/**
 * Measures how fast a cohort's export streams over HTTP, and how much the server's memory grows meanwhile. Works only
 * on Linux, because it reads /proc.
 */

export interface Streamed {
  readonly file: string;
  readonly rows: number;
  readonly megabytes: number;
  readonly rowsPerSecond: number;
  /** The largest growth of the server's memory while streaming, and its peak, in megabytes. */
  readonly memory: number;
  readonly peak: number;
}

/** The exports with one row per submission, with one row per part of a submission, and with everything. */
export const EXPORTS = ["hand-ins.csv", "parts.csv", "cohort.json"];
const WATCH_MS = 20;
const SECOND_MS = 1_000;
const MB = 1_000_000;
const LINE_END = 10;

/**
 * Downloads one export from a process that has already streamed the same export of a smaller cohort, so that any growth
 * is due to the larger cohort.
 */
export async function streamExport(
  { dir }: Installation,
  env: Readonly<Record<string, string>>,
  cookie: string,
  { file, address, smaller }: { file: string; address: string; smaller: string },
): Promise<Streamed> {
  const server = await startServer({ dir, env });
  // The started process supervises the process that answers requests, which is its only child.
  const { pid } = server.process;
  const web = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  const memoryNow = () => {
    const status = fs.readFileSync(`/proc/${web}/status`, "utf8");
    return (Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024) / MB;
  };
  try {
    const ask = (path: string) => {
      const headers = { cookie, origin: server.origin };
      return fetch(`${server.origin}${path}`, { method: "POST", headers, redirect: "error" });
    };
    const reply = await ask(smaller);
    for await (const _piece of Readable.fromWeb(reply.body as WebStream));
    const before = memoryNow();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, memoryNow());
    }, WATCH_MS);
    const began = performance.now();
    const { status, body } = await ask(address);
    if (status !== 200) throw new Error(`${address}: ${status}`);
    let [bytes, lines] = [0, 0];
    for await (const piece of Readable.fromWeb(body as WebStream)) {
      bytes += piece.length;
      for (const byte of piece) if (byte === LINE_END) lines++;
    }
    const taken = (performance.now() - began) / SECOND_MS;
    clearInterval(watch);
    const result = { rows: lines, megabytes: Math.round(bytes / MB), rowsPerSecond: Math.round(lines / taken) };
    return { file, ...result, memory: Math.round(most - before), peak: Math.round(most) };
  } finally {
    await server.stop("SIGTERM");
  }
}

export const sayExport = ({ file, rows, megabytes, rowsPerSecond, memory, peak }: Streamed) =>
  `${file}: ${rows} lines, ${megabytes} MB, ${rowsPerSecond} lines a second, memory grew by ${memory} MB to ${peak} MB`;
