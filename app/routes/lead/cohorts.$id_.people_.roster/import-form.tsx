import { Form, useFetcher, useNavigation, useParams } from "@remix-run/react";
import { useEffect } from "react";
import type { RosterImport } from "~/accounts/cohorts/roster-imports.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";

interface ImportFormProps {
  readonly importId: string;
  readonly roster: string;
  readonly planned: Planned;
  /** The button's text. */
  readonly does: string;
}

/** How many people an import will invite, and how many it will move to another section. */
interface Planned {
  readonly toInvite: number;
  readonly toMove: number;
}

/** The button that starts an import. While the import runs, its progress is shown instead. */
export function ImportForm({ importId, roster, planned, does }: ImportFormProps) {
  const isRunning = useNavigation().formData?.get("importId") === importId;
  return (
    <>
      <p role="status">{isRunning ? "The import is running. Keep this page open." : ""}</p>
      {isRunning ? (
        <Progress importId={importId} planned={planned} />
      ) : (
        <Form method="post" className="line">
          <input type="hidden" name="intent" value="import" />
          <input type="hidden" name="importId" value={importId} />
          <input type="hidden" name="roster" value={roster} />
          <Button look="main" type="submit">
            {does}
          </Button>
        </Form>
      )}
    </>
  );
}

const EVERY_MS = 1_000;

type Running = Pick<RosterImport, "id" | "invited" | "moved">;

/** The progress of an import: people invited or moved, and the total. */
export function progressOf({ toInvite, toMove }: Planned, running: Running | undefined) {
  const verb = toMove === 0 ? "invited" : toInvite === 0 ? "moved" : "invited or moved";
  return { label: `People ${verb}`, verb, all: toInvite + toMove, done: running ? running.invited + running.moved : 0 };
}

/** Shows how many people a running import has invited and moved, and updates the number every second. */
function Progress({ importId, planned }: { importId: string; planned: Planned }) {
  const { id } = useParams();
  const { load, data, state } = useFetcher<{ imports: readonly Running[] }>();
  useEffect(() => {
    // Waits for the answer to the last request, which a new request would cancel.
    if (state !== "idle") return;
    const timer = setTimeout(() => load(`/cohorts/${id}/people/roster`), EVERY_MS);
    return () => clearTimeout(timer);
  }, [id, load, state]);
  const running = data?.imports.find((one) => one.id === importId);
  const { label, verb, all, done } = progressOf(planned, running);
  return (
    <p className="line">
      <progress aria-label={label} max={all} value={done} />
      {done.toLocaleString("en-GB")} of {counted(all, "person", "people")} {verb}
    </p>
  );
}
