import type { SeenFile } from "~/ui/workspace/own-notes";
import { proofPathOf, type ReviewOpen, textOf } from "./open";
import { textOfProof } from "./proof-start";
import type { ReviewDraft } from "./work";

/**
 * Returns the files that a learner can search: the change, the rest of the code base, and the learner's proofs. A
 * search finds each unchanged line only once.
 */
export function filesInReview(open: ReviewOpen, { findings }: Pick<ReviewDraft, "findings">): readonly SeenFile[] {
  const on = (side: "old" | "new") =>
    open.files.flatMap((file): SeenFile[] => {
      const text = textOf(file, side);
      if (text === null) return [];
      if (side === "new") return [{ path: file.path, side, text, note: "changed" }];
      const only = new Set(file.rows.flatMap((row) => (row.new === null ? [row.old!] : [])));
      return [{ path: file.path, side, text, note: "deleted lines", only }];
    });
  const others = open.others.map((file) => ({ ...file, side: "new" as const }));
  const proofs = findings.flatMap((finding): SeenFile[] =>
    finding.proof === null
      ? []
      : [
          {
            path: proofPathOf(finding.id),
            side: "new",
            text: textOfProof(finding, open),
            note: "your proof",
            hasNotes: false,
          },
        ],
  );
  return [...on("new"), ...on("old"), ...others, ...proofs];
}
