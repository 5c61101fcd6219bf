import { type ReactNode, useEffect, useState } from "react";
import { Button } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { postJson } from "~/ui/workspace/workspace-post";
import type { Snapshot } from "~/ui/workspace/workspace-saver";

/**
 * Says that another draft was set aside to continue from a submission's files, and switches to that draft. Input is
 * saved first. Then the page reloads, because everything on the page belongs to the draft that was open before.
 */
export function useOtherDraft({
  address,
  personId,
  isThere,
  save,
  flush,
}: {
  address: string;
  personId: string;
  isThere: boolean;
  save: Pick<Snapshot, "state">;
  flush: () => void;
}): { strip: ReactNode; change: () => void } {
  const [isChanging, setChanging] = useState(false);
  const [fault, setFault] = useState("");
  useEffect(() => {
    if (!isChanging || save.state === "unsaved" || save.state === "saving") return;
    setChanging(false);
    if (save.state !== "saved")
      return setFault(
        "This draft isn’t saved yet, so we didn’t switch to the other one. Try again once the draft is saved.",
      );
    postJson(address, { do: "change-drafts" }, personId).then(
      () => window.location.reload(),
      () => setFault("We couldn’t switch drafts. Try again when you are online."),
    );
  }, [isChanging, save.state, address, personId]);
  const change = () => {
    setFault("");
    setChanging(true);
    flush();
  };
  const strip = isThere && (
    <div className="strip" role="status">
      <Mark icon="again">Two drafts</Mark>
      <span>
        {fault ||
          "You have another draft of this exercise, which you set aside to work on a submission again. It returns once you hand in this draft."}
      </span>
      <span className="line">
        <Button size="small" type="submit" name="intent" value="change-drafts">
          Switch to the other draft
        </Button>
      </span>
    </div>
  );
  return { strip, change };
}
