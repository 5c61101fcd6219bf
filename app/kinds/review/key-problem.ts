import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { ReviewContent } from "./content";

export function inKey(content: ReviewContent, message: string, ...path: PropertyKey[]): Problem {
  return { file: "key.json", line: lineOfJson(content.folder["key.json"]!, path), message };
}
