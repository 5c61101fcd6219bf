import type { SeenFile } from "~/ui/workspace/own-notes";
import { proofPathOf, type ReviewOpen, textOf } from "./open";
import { textOfProof } from "./proof-start";
import type { ReviewDraft } from "./work";

/** The change, the rest of the code base, and the learner's proofs; for notes, also the files before the change. */
export function filesInReview(open: ReviewOpen, { findings }: Pick<ReviewDraft, "findings">): readonly SeenFile[] {
  const on = (side: "old" | "new") =>
    open.files.flatMap((file) => {
      const text = textOf(file, side);
      return text === null ? [] : [{ path: file.path, side, text, note: "changed" }];
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
