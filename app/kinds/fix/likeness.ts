import { likenessOf } from "../likeness";
import type { FixContent } from "./content";
import type { FixWork } from "./work";

/**
 * A string that is equal for repairs with the same meaning. A file that the learner left unchanged counts as the AI's
 * version.
 */
export const likenessOfFix = ({ code }: FixContent, { files }: FixWork): Promise<string> =>
  likenessOf({ ...code, ...files });
