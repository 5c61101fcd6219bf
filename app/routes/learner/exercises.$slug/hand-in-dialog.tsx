import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import type { SummaryRow } from "~/kinds/workspace-view";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Mark } from "~/ui/mark";
import type { HandInState } from "~/ui/workspace/workspace-hand-in";
import { type Kept, sayWhere } from "~/ui/workspace/workspace-saver";

/** Shows what will be sent before it is sent, and what happens to the submission while there is no connection. */
export function HandInDialog({
  kind,
  rows,
  counting,
  isOpen,
  handIn,
  save,
  onClose,
  onWait,
  onFill,
}: {
  kind: KindId;
  rows: readonly SummaryRow[];
  /** Says whether this attempt counts. */
  counting: string;
  isOpen: boolean;
  handIn: HandInState & { readonly start: () => Promise<void> };
  save: Kept;
  onClose: () => void;
  /** Closes the dialog while the submission waits. */
  onWait: () => void;
  /** Closes the dialog and moves to a field that is still empty. */
  onFill: (missing: NonNullable<SummaryRow["missing"]>) => void;
}) {
  const { handsIn } = cardOf(kind);
  const missing = rows.flatMap((row) => row.missing ?? []);
  const isSending = handIn.state === "sending" && !handIn.isCancelled;
  const isUnderway = isSending || handIn.state === "done";
  return (
    <Dialog title={`Hand in this ${handsIn}?`} isOpen={isOpen} isRead onClose={onClose}>
      <ul>
        {rows.map(({ label, value }) => (
          <li key={label}>
            <span>{label}</span>
            <b>{value}</b>
          </li>
        ))}
      </ul>
      <p className="meta">
        {counting}{" "}
        <a href="/how#scored" target="_blank" rel="noreferrer">
          What counts
        </a>
      </p>
      <div role="status">
        {handIn.state === "waiting" && (
          <p className="under">
            <Mark icon="left">{handIn.message ? "Waiting for the server" : "Waiting for a connection"}</Mark>{" "}
            {handIn.message} {sayWhere(save)} Keep this page open: we’ll hand it in automatically once the server
            responds.
          </p>
        )}
      </div>
      {handIn.state === "failed" && (
        <p className="why under" role="alert">
          Not handed in. {handIn.message} {save.isKept ? "Nothing is lost." : sayWhere(save)}
          <EarlierReport id={handIn.arrivedId} />
        </p>
      )}
      {handIn.state === "sending" && (
        <p className="hint under">
          {handIn.isCancelled ? "You cancelled this submission." : "You can still cancel."} If your work has already
          reached us, it is handed in anyway.
        </p>
      )}
      <div className="line">
        {/* During a retry, this button keeps its label. */}
        <Button onClick={onClose}>
          {handIn.state === "waiting" || isSending ? "Don’t hand in yet" : "Back to the code"}
        </Button>
        {handIn.state === "waiting" ? (
          <Button onClick={onWait}>Keep waiting</Button>
        ) : missing[0] && !isUnderway ? (
          <Button look="main" onClick={() => onFill(missing[0]!)}>
            Choose {missing.map(({ says }) => says).join(" and ")} first
          </Button>
        ) : (
          <Button
            look="main"
            aria-disabled={isUnderway || undefined}
            onClick={() => {
              if (!isUnderway) void handIn.start();
            }}
          >
            {isUnderway ? "Handing in…" : "Hand in"}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** Shows what happens to the submission while its dialog is put aside. */
export function HandInStrip({ handIn }: { handIn: HandInState }) {
  const isWaiting = handIn.state === "waiting" || handIn.state === "sending";
  return (
    <>
      {/* The text is the same during a retry, so that screen readers don't announce each retry. */}
      <div role="status">
        {isWaiting && (
          <div className="strip">
            <Mark icon="left">Waiting to hand in</Mark>
            <span>
              Keep this page open: we’ll hand in your work automatically once the server responds. If you change your
              work, you’ll need to hand in again. To cancel, press “Hand in…”.
            </span>
          </div>
        )}
      </div>
      {handIn.state === "failed" && (
        <p className="strip" role="alert">
          Not handed in. {handIn.message}
          <EarlierReport id={handIn.arrivedId} />
        </p>
      )}
    </>
  );
}

function EarlierReport({ id }: { id: string | null }) {
  return (
    id && (
      <>
        {" "}
        <a href={`/submissions/${id}`}>See the earlier report</a>
      </>
    )
  );
}
