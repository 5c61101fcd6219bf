import { Button } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { useTools } from "~/ui/workspace/workspace-tools";
import { capital } from "../count-words";
import { marginOf, sayPlace } from "./findings";
import { ProofState } from "./proof";
import type { DraftFinding } from "./work";

/**
 * Shows a finding at its place: a draft in the composer, or a finished finding, open or folded to one line. Without
 * JavaScript, nothing is folded.
 */
export function FindingBox({
  finding,
  path,
  isFolded,
  onFold,
  onEdit,
  onDelete,
}: {
  finding: DraftFinding;
  path: string;
  isFolded: boolean;
  onFold: () => void;
  onEdit: () => void;
  onDelete: (byKey: boolean) => void;
}) {
  const { isLive } = useTools();
  const { id, place, severity, done } = finding;
  const button = (intent: string, word: string, act: (byKey: boolean) => void) => (
    <Button
      look="quiet"
      size="small"
      type="submit"
      name="intent"
      value={`${intent}:${id}`}
      aria-label={`${word} the finding on ${sayPlace(place)}`}
      onClick={(event) => {
        if (!isLive) return;
        event.preventDefault();
        act(event.detail === 0);
      }}
    >
      {word}
    </Button>
  );
  return (
    <article
      className={done ? (isFolded ? "in foldable folded" : "in foldable") : "in folded"}
      id={`field-${path}`}
      tabIndex={-1}
      aria-label={`Your ${done ? "" : "unfinished "}finding, ${sayPlace(place)}`}
    >
      <div className="at">{marginOf(place)}</div>
      <div className="box" id={`finding-${id}`}>
        <header>
          <Mark tone="you" icon={done ? "flag" : "draft"}>
            {done ? capital(severity ?? "") : "Unfinished"}
          </Mark>
          {finding.class && <span className="tag">{finding.class}</span>}
          {(!done || isFolded) && <span className="said">{finding.text}</span>}
          <span className="end">
            {done && (
              <Button
                look="quiet"
                size="small"
                className="needs-script"
                aria-expanded={!isFolded}
                aria-label={`${isFolded ? "Open" : "Fold"} the finding on ${sayPlace(place)}`}
                onClick={onFold}
              >
                {isFolded ? "Open" : "Fold"}
              </Button>
            )}
            {button("edit", done ? "Edit" : "Continue", onEdit)}
            {button("delete", "Delete", onDelete)}
          </span>
        </header>
        {done && <p className="finding-text">{finding.text}</p>}
        {done && finding.proof?.trim() && <ProofState finding={finding} />}
      </div>
    </article>
  );
}
