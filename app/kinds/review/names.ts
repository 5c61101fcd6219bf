import { type Files, SandboxFault } from "~/sandbox/contract";
import { readSource } from "~/sandbox/read-source.server";
import type { NameMark, NameMarks } from "~/ui/text/link-names";
import { type ReviewOpen, textOf } from "./open";

/** A path that is the same in an address. */
const PLAIN_PATH = /^[\w./-]+$/;

/**
 * Links from the names in a change to their definitions, by the keys of `plainReview`, computed from what the learner
 * sees and nothing else. Names in the old version lead to the old version's definitions. Without links if the files
 * take too long to read.
 */
export async function namesOfReview({ files, others }: ReviewOpen): Promise<NameMarks> {
  const marks = new Map<string, NameMark[]>();
  const add = (key: string, mark: NameMark) => {
    if (!marks.has(key)) marks.set(key, []);
    marks.get(key)!.push(mark);
  };
  // A line has one id, even if it defines two names.
  const defined = new Set<string>();
  for (const side of ["old", "new"] as const) {
    const changed: Record<string, string> = {};
    for (const file of files) {
      const text = textOf(file, side);
      if (text !== null) changed[file.path] = text;
    }
    const sideOf = (path: string) => (Object.hasOwn(changed, path) ? side : "other");
    const all = { ...Object.fromEntries(others.map(({ path, text }) => [path, text])), ...changed };
    for (const [path, links] of Object.entries(await findLinks(all))) {
      // An unchanged file is shown once, as part of the new version.
      if (side === "old" && sideOf(path) === "other") continue;
      for (const { at, ...use } of links) {
        if (!PLAIN_PATH.test(at.file)) continue;
        const place = `${sideOf(at.file)}:${at.line}:${at.file}`;
        add(`${sideOf(path)}:${path}`, { ...use, mark: { to: place } });
        if (defined.has(place)) continue;
        defined.add(place);
        add(`${sideOf(at.file)}:${at.file}`, { ...at, mark: { id: place } });
      }
    }
  }
  for (const own of marks.values()) own.sort((a, b) => a.line - b.line || a.from - b.from);
  return Object.fromEntries(marks);
}

const findLinks = (files: Files) =>
  readSource("names", files).catch((error) => {
    if (error instanceof SandboxFault) return {};
    throw error;
  });
