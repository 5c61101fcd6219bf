import { sameCode } from "../same-code";
import type { FixContent } from "./content";
import type { FixWork } from "./work";

/** The same for repairs that mean the same: the files that differ from the AI's in more than blanks and comments. */
export function likenessOfFix({ code }: FixContent, { files }: FixWork): string {
  const changed = Object.entries(files)
    .map(([path, text]) => [path, sameCode(path, text)] as const)
    .filter(([path, text]) => text !== sameCode(path, code[path] ?? ""));
  return JSON.stringify(changed.sort(([a], [b]) => (a < b ? -1 : 1)));
}
