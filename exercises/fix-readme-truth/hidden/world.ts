import { readFileSync } from "node:fs";
import { run } from "../src/import-feed";
import type { StopTime } from "../src/rows";

const night = () => readFileSync("docs/night.csv", "utf8");

/** Runs the importer against a server that answers so, and tells all that it did. */
export async function importWith(args: readonly string[], { status = 200, text = night() } = {}) {
  const done = { requests: 0, writes: [] as StopTime[][], printed: [] as string[] };
  const exitCode = await run(args, {
    get: async () => {
      done.requests++;
      return { status, text: status === 200 ? text : "" };
    },
    write: async (rows) => void done.writes.push([...rows]),
    print: (line) => void done.printed.push(line),
  });
  return { exitCode, ...done };
}

/** A feed with so many rows, the last of which cannot be read. */
export const feedOf = (good: number, bad = 0) =>
  ["date,line,stop,time", ...Array(good).fill("2026-11-20,N7,Harbour,23:40"), ...Array(bad).fill("?")].join("\n");
