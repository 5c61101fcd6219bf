import { DECISION_WORDS } from "~/review/rulings/ruling-words";
import { KeepFresh } from "~/ui/shell/keep-fresh";
import { Part } from "~/ui/shell/page";
import type { RulingData } from "./ruling.server";
import { ScoreTable } from "./score-table";

/** The ruling that was made, and the progress of the regrading. */
export function Ruled({ ruling }: { ruling: NonNullable<RulingData["ruling"]> }) {
  const { decision, title, why, by, on, progress, changes, severity, isAccepted } = ruling;
  const isRunning = progress.done < progress.all;
  return (
    <Part id="ruled" title={`Ruled: ${DECISION_WORDS[decision]}`} about={severity || undefined}>
      {title && (
        <p className="prose">
          <b>
            <bdi>{title}</bdi>
          </b>
        </p>
      )}
      {why && (
        <p className="prose" dir="auto">
          {why}
        </p>
      )}
      <p className="meta mt-1">
        <bdi>{by}</bdi>, {on}.{" "}
        {decision === "key" &&
          (isAccepted
            ? "The ruling applies to everyone."
            : "The ruling applies in this cohort, and to everyone once an admin accepts it.")}
      </p>
      {decision !== "false-alarm" && (
        <p className="prose mt-2" role="status">
          {progress.all === 0
            ? "The submissions are queued for regrading."
            : `Regraded: ${progress.done} of ${progress.all}. No score goes down.`}
        </p>
      )}
      {changes.length > 0 && <ScoreTable changes={changes} caption="Whose score changed" />}
      {(isRunning || (decision !== "false-alarm" && progress.all === 0)) && (
        <div className="line mt-2">
          <KeepFresh />
        </div>
      )}
    </Part>
  );
}
