import { confidenceRow, type WorkspaceView } from "../workspace-view";
import { ReviewDock } from "./dock";
import { REVIEW_KEYS } from "./keys";
import type { ReviewOpen } from "./open";
import { filesInReview } from "./seen";
import { ReviewTools } from "./tools";
import { lacksComments, VERDICT_LABELS } from "./verdict";
import type { ReviewDraft } from "./work";
import { ReviewWorkspace } from "./workspace";

export const view: WorkspaceView<ReviewOpen, ReviewDraft> = {
  Workspace: ReviewWorkspace,
  Dock: ReviewDock,
  Tools: ReviewTools,
  runsOften: false,
  dockLabel: "Verdict and submission",
  keys: REVIEW_KEYS,
  guide: async () => (await import("./guide")).guide,
  sureOf: "that your verdict is right",
  files: filesInReview,
  summary: (_open, draft) => {
    const done = draft.findings.filter((finding) => finding.done);
    const proofs = done.filter((finding) => finding.proof?.trim()).length;
    const open = draft.findings.length - done.length;
    const isUnsaid = done.length === 0 && draft.verdict === "request-changes";
    const withProofs =
      proofs === 0 ? String(done.length) : `${done.length}, ${proofs === 1 ? "one" : proofs} with a proof`;
    return [
      draft.verdict
        ? { label: "Verdict", value: VERDICT_LABELS[draft.verdict] }
        : { label: "Verdict", value: "not chosen yet", missing: { field: "verdict", says: "a verdict" } },
      lacksComments(draft)
        ? {
            label: "Findings",
            value: "none yet: write a comment, or choose “Approve”",
            missing: { field: "verdict", says: "another verdict" },
          }
        : { label: "Findings", value: isUnsaid ? "none, so the author won’t know what to change" : withProofs },
      ...(open > 0 ? [{ label: "Unfinished findings", value: `${open}, not sent` }] : []),
      confidenceRow(draft.confidence),
    ];
  },
  fieldId: (path) => `field-${path}`,
};
