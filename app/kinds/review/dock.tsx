import { counted } from "~/ui/counted";
import { Why } from "~/ui/forms/field";
import type { WorkspaceProps } from "../page-props";
import type { ReviewOpen } from "./open";
import { lacksComments, VERDICT_LABELS, VERDICTS } from "./verdict";
import type { ReviewDraft } from "./work";

export function ReviewDock({ draft, change, errors }: WorkspaceProps<ReviewOpen, ReviewDraft>) {
  const isWrong = errors.verdict && (draft.verdict === null || lacksComments(draft));
  const open = draft.findings.filter((finding) => !finding.done).length;
  return (
    <>
      <fieldset id="field-verdict" tabIndex={-1} aria-describedby={isWrong ? "verdict-error" : undefined}>
        <legend>Verdict</legend>
        {VERDICTS.map((verdict) => (
          <label className="choice" key={verdict}>
            <input
              type="radio"
              name="verdict"
              value={verdict}
              checked={draft.verdict === verdict}
              onChange={() => change({ ...draft, verdict })}
            />
            {VERDICT_LABELS[verdict]}
          </label>
        ))}
      </fieldset>
      {isWrong && <Why id="verdict-error">{errors.verdict}</Why>}
      {open > 0 && <span className="hint unfinished">{counted(open, "finding")} unfinished</span>}
    </>
  );
}
