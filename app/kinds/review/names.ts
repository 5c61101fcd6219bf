import { type Files, SandboxFault } from "~/sandbox/contract";
import { readSource } from "~/sandbox/processes/read-source.server";
import type { NameMark, NameMarks } from "~/ui/text/link-names";
import type { Row } from "../place";
import { type ReviewOpen, textOf } from "./open";

/** A path that needs no escaping in a URL. */
const PLAIN_PATH = /^[\w./-]+$/;

/**
 * Links from the names in a change to their definitions, keyed like `plainReview`. They are computed only from code
 * that the learner sees. Names in the old version link to definitions in the old version. There are no links if
 * analysing the files takes too long.
 */
export async function namesOfReview({ files, others }: ReviewOpen): Promise<NameMarks> {
  const marks = new Map<string, NameMark[]>();
  const add = (key: string, mark: NameMark) => {
    if (!marks.has(key)) marks.set(key, []);
    marks.get(key)!.push(mark);
  };
  // A line has only one id, even if it defines two names.
  const defined = new Set<string>();
  const unchanged = new Map(files.map(({ path, rows }) => [path, unchangedLines(rows)]));
  for (const side of ["old", "new"] as const) {
    const changed: Record<string, string> = {};
    for (const file of files) {
      const text = textOf(file, side);
      if (text !== null) changed[file.path] = text;
    }
    const sideOf = (path: string) => (Object.hasOwn(changed, path) ? side : "other");
    const all = { ...Object.fromEntries(others.map(({ path, text }) => [path, text])), ...changed };
    for (const [path, links] of Object.entries(await findLinks(all))) {
      // A file that didn't change is shown only once, as part of the new version.
      if (side === "old" && sideOf(path) === "other") continue;
      for (const { at, ...use } of links) {
        if (!PLAIN_PATH.test(at.file)) continue;
        // An unchanged line appears only once in the diff, under its new number.
        const same = side === "old" ? unchanged.get(at.file)?.get(at.line) : undefined;
        const [shown, line] = same ? ["new", same] : [sideOf(at.file), at.line];
        const place = `${shown}:${line}:${at.file}`;
        add(`${sideOf(path)}:${path}`, { ...use, mark: { to: place } });
        if (defined.has(place)) continue;
        defined.add(place);
        add(`${shown}:${at.file}`, { ...at, line, mark: { id: place } });
      }
    }
  }
  for (const own of marks.values()) own.sort((a, b) => a.line - b.line || a.from - b.from);
  return Object.fromEntries(marks);
}

/** Maps the old line numbers of unchanged lines to their new ones. */
const unchangedLines = (rows: readonly Row[]) =>
  new Map(rows.flatMap((row) => (row.old !== null && row.new !== null ? [[row.old, row.new] as const] : [])));

const findLinks = (files: Files) =>
  readSource("names", files).catch((error) => {
    if (error instanceof SandboxFault) return {};
    throw error;
  });
