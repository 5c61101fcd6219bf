import { likenessOf } from "../likeness";
import type { FixContent } from "./content";
import type { FixWork } from "./work";

/** The same for repairs that mean the same: a file that the learner left alone counts as the AI's. */
export const likenessOfFix = ({ code }: FixContent, { files }: FixWork): Promise<string> =>
  likenessOf({ ...code, ...files });
