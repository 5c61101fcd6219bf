import { Form, useFetcher, useNavigation, useParams } from "@remix-run/react";
import { useEffect } from "react";
import type { RosterImport } from "~/accounts/cohorts/roster-imports.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";

interface ImportFormProps {
  readonly importId: string;
  readonly roster: string;
  /** How many people the import will invite. */
  readonly toInvite: number;
  /** The button's text. */
  readonly does: string;
}

/** The button that starts an import. While the import runs, its progress is shown instead. */
export function ImportForm({ importId, roster, toInvite, does }: ImportFormProps) {
  const isRunning = useNavigation().formData?.get("importId") === importId;
  return (
    <>
      <p role="status">{isRunning ? "The import is running. Keep this page open." : ""}</p>
      {isRunning ? (
        <Progress importId={importId} toInvite={toInvite} />
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

/** Shows how many people a running import has invited, and updates the number every second. */
function Progress({ importId, toInvite }: { importId: string; toInvite: number }) {
  const { id } = useParams();
  const { load, data, state } = useFetcher<{ imports: readonly Pick<RosterImport, "id" | "invited">[] }>();
  useEffect(() => {
    // Waits for the answer to the last request, which a new request would cancel.
    if (toInvite === 0 || state !== "idle") return;
    const timer = setTimeout(() => load(`/cohorts/${id}/people/roster`), EVERY_MS);
    return () => clearTimeout(timer);
  }, [id, load, state, toInvite]);
  if (toInvite === 0) return null;
  const invited = data?.imports.find((one) => one.id === importId)?.invited ?? 0;
  return (
    <p className="line">
      <progress aria-label="People invited" max={toInvite} value={invited} />
      {invited.toLocaleString("en-GB")} of {counted(toInvite, "person", "people")} invited
    </p>
  );
}
