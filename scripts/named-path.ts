import path from "node:path";
import { namedFile } from "./backup/database-file.mjs";

/**
 * Turns a path from the command line into a path that this process can use. A relative path is resolved from the folder
 * in which `npm run` was called, which may be inside the project. Absolute paths are returned unchanged.
 */
export function namedPath(name: string | number): string {
  // cac turns a name such as 7 into a number.
  const text = String(name);
  return path.isAbsolute(text) ? text : path.relative("", namedFile(text)) || ".";
}

/** The opposite of `namedPath`: how the author can name this path in the next command. */
export const asNamed = (file: string): string => path.relative(process.env.INIT_CWD ?? "", file) || ".";
