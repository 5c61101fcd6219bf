import { Why } from "~/ui/forms/field";
import type { WorkspaceProps } from "../page-props";
import type { ReviewOpen } from "./open";
import type { ReviewDraft } from "./work";

export const VERDICT_WORDS = { approve: "Approve", "request-changes": "Request changes" } as const;
const VERDICTS = ["approve", "request-changes"] as const;

export function ReviewDock({ draft, change, errors }: WorkspaceProps<ReviewOpen, ReviewDraft>) {
  const open = draft.findings.filter((finding) => !finding.done).length;
  return (
    <>
      <fieldset id="field-verdict" tabIndex={-1} aria-describedby={errors.verdict && "verdict-error"}>
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
            {VERDICT_WORDS[verdict]}
          </label>
        ))}
      </fieldset>
      {errors.verdict && draft.verdict === null && <Why id="verdict-error">{errors.verdict}</Why>}
      {open > 0 && (
        <span className="hint unfinished">
          {open} {open === 1 ? "finding" : "findings"} unfinished
        </span>
      )}
    </>
  );
}
