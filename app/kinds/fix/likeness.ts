import { likenessOf } from "../likeness";
import type { FixContent } from "./content";
import type { FixWork } from "./work";

/**
 * A text that is equal for repairs that mean the same. A file that the learner left unchanged counts as the AI's
 * version.
 */
export const likenessOfFix = ({ code }: FixContent, { files }: FixWork): Promise<string> =>
  likenessOf({ ...code, ...files });
