import { startOfOwnTest } from "../own-test";
import { isWhole } from "./findings";
import { type ReviewOpen, textOf } from "./open";
import type { DraftFinding } from "./work";

/**
 * The initial text of a proof. A proof that still has this text is stored as "", so it is never sent and never counts.
 */

export interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files that a proof may import: the new versions of the changed files, and the rest of the code base. */
export const filesOf = (open: ReviewOpen): readonly CodeFile[] => [
  ...open.others,
  ...open.files.flatMap((file) => {
    const text = textOf(file, "new");
    return text === null ? [] : [{ path: file.path, text }];
  }),
];

/**
 * Returns a test that runs and passes on any code, and imports the finding's file. A comment names the last
 * exported function above the finding's lines.
 */
export const startOfProof = ({ place }: Pick<DraftFinding, "place">, open: ReviewOpen): string =>
  startOfOwnTest(
    open.files.map((file) => ({ path: file.path, text: textOf(file, "new") ?? "" })),
    isWhole(place) ? undefined : { path: place.file, ...(place.side === "new" && { line: place.from }) },
  );

/** Returns the proof as the editor shows it and as it runs. */
export const textOfProof = (finding: DraftFinding, open: ReviewOpen): string =>
  finding.proof === "" ? startOfProof(finding, open) : (finding.proof ?? "");

/**
 * Returns the proof as it is stored: "" while its text is unchanged, and a line break if the learner has deleted the
 * text.
 */
export const keptProof = (text: string, finding: DraftFinding, open: ReviewOpen): string =>
  text === startOfProof(finding, open) ? "" : text === "" ? "\n" : text;
