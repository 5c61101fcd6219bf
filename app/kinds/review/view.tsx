import { EDITOR_KEYS } from "~/ui/editor/editor-keys";
import { confidenceRow, type WorkspaceView } from "../workspace-view";
import { ReviewDock } from "./dock";
import { REVIEW_KEYS } from "./keys";
import type { ReviewOpen } from "./open";
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
  keys: [...REVIEW_KEYS, ...EDITOR_KEYS],
  guide: [
    {
      at: "#task",
      title: "Read the task",
      text: "It says what the change has to do. Below it are the files of the change; the AI’s own description is above the code.",
    },
    {
      at: "#main",
      title: "Read the change",
      text: "Read it as you would at work. If a line is wrong, press the + beside it, or c on the line, and say what breaks and who is affected. Some changes are right: then there is nothing to mark.",
    },
    {
      at: "#findings",
      title: "Check your findings",
      text: "Your marks are listed here. To prove one, add a test that fails on this code and passes on a correct one.",
    },
    {
      at: "#field-verdict",
      title: "Decide",
      text: "Approve the change, approve it with comments, or request changes. A wrong decision costs half of the score, so don’t request changes because of taste.",
    },
    {
      at: "#field-confidence",
      title: "Say how sure you are, and hand in",
      text: "Set how likely you are to be right, then press Hand in. The first attempt is scored; the report comes in about a second and shows what you found and missed. You can practise the exercise again after that.",
    },
  ],
  sureOf: "that this is right",
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
