import { useId, useState } from "react";
import { Button } from "~/ui/button";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";
import { useTools } from "~/ui/workspace/workspace-tools";
import { gapInLines, isWhole, readLines, sayPlace } from "./findings";
import { lineCount, type ReviewOpen } from "./open";
import { splitPath } from "./rail";
import type { DraftFinding, ReviewDraft } from "./work";

/**
 * Lists the learner's findings so far, because they are hard to see among the code on a phone. Also offers two ways to
 * add a finding without pointing at a line.
 */
export function FindingsPart({
  open,
  draft,
  errors,
  onShow,
  onWhole,
  onLines,
}: {
  open: ReviewOpen;
  draft: ReviewDraft;
  errors: Readonly<Record<string, string>>;
  onShow: (finding: DraftFinding) => void;
  onWhole: () => void;
  onLines: (place: { file: string; side: "old" | "new"; from: number; to: number }) => void;
}) {
  const { isLive } = useTools();
  const id = useId();
  const [gap, setGap] = useState<{ field: "from" | "to"; message: string } | null>(null);
  const wrong = (field: "from" | "to") => (gap ? gap.field === field && gap.message : errors[`new.${field}`]);
  const described = (field: "from" | "to") =>
    wrong(field)
      ? { "aria-invalid": true as const, "aria-describedby": `field-new.${field}-error` }
      : { "aria-describedby": `${id}-most` };
  return (
    <>
      <section className="part-findings only-phone" aria-labelledby={`${id}-head`}>
        <h2 id={`${id}-head`}>Your findings</h2>
        {draft.findings.length === 0 ? (
          <p className="meta">No findings yet. Choose a line in the code and write a finding.</p>
        ) : (
          <ul className="rows">
            {draft.findings.map((finding) => (
              <li key={finding.id}>
                <Icon name={finding.done ? "flag" : "draft"} />
                <div>
                  <button type="button" className="plain-name" onClick={() => onShow(finding)}>
                    {isWhole(finding.place)
                      ? "Whole change"
                      : `${splitPath(finding.place.file).name}, ${sayPlace(finding.place)}`}
                    , {finding.done ? finding.severity : "unfinished"}
                  </button>
                  <p className="meta">{[finding.class, finding.text].filter(Boolean).join(": ")}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="part-findings">
        <Button
          size="small"
          type="submit"
          name="intent"
          value="add-whole"
          onClick={(event) => {
            if (!isLive) return;
            event.preventDefault();
            onWhole();
          }}
        >
          <Icon name="add" />
          Finding on the whole change
        </Button>
        <p className="hint under">For something missing, or a claim in the pull request that isn’t true of the code.</p>
      </section>
      <section className="part-findings">
        <details className="by-lines" open={Boolean(errors["new.from"] ?? errors["new.to"]) || undefined}>
          <summary>Finding on a range of lines</summary>
          <div className="by-lines-fields">
            <div className="field">
              <label htmlFor={`${id}-file`}>File</label>
              <select id={`${id}-file`} name="new.file">
                {open.files.flatMap((file) =>
                  (["new", "old"] as const)
                    .filter((side) => file.status === "changed" || (file.status === "deleted") === (side === "old"))
                    .map((side) => (
                      <option key={`${side}:${file.path}`} value={`${side}:${file.path}`}>
                        {splitPath(file.path).name}
                        {side === "old" ? " (old lines)" : ""}
                      </option>
                    )),
                )}
              </select>
            </div>
            <div className="two">
              <div className="field">
                <label htmlFor="field-new.from">From line</label>
                <input id="field-new.from" name="new.from" inputMode="numeric" {...described("from")} />
              </div>
              <div className="field">
                <label htmlFor="field-new.to">to line</label>
                <input id="field-new.to" name="new.to" inputMode="numeric" {...described("to")} />
              </div>
            </div>
            {(["from", "to"] as const).map(
              (field) =>
                wrong(field) && (
                  <Why key={field} id={`field-new.${field}-error`}>
                    {wrong(field)}
                  </Why>
                ),
            )}
            <p className="hint" id={`${id}-most`}>
              At most 12 lines: the ones you would change.
            </p>
            <Button
              size="small"
              type="submit"
              name="intent"
              value="add-lines"
              onClick={(event) => {
                if (!isLive) return;
                event.preventDefault();
                const form = event.currentTarget.form;
                const said = form && readLines(new FormData(form));
                const found = gapInLines(said, said ? lineCount(open.files, said.file, said.side) : 0);
                setGap(found);
                if (found) document.getElementById(`field-new.${found.field}`)?.focus();
                else if (said) onLines(said);
              }}
            >
              Write the finding
            </Button>
          </div>
        </details>
      </section>
    </>
  );
}
