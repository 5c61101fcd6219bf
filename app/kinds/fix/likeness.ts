import { likenessOf } from "../likeness";
import type { FixContent } from "./content";
import type { FixWork } from "./work";

/**
 * Returns a string that is equal for fixes with the same meaning. If the learner left a file unchanged, the AI's
 * version is used.
 */
export const likenessOfFix = ({ code }: FixContent, { files }: FixWork): Promise<string> =>
  likenessOf({ ...code, ...files });
