import { useCallback, useState } from "react";
import type { Walkthrough } from "~/kinds/walkthrough";
import { postJson } from "~/ui/workspace/workspace-post";

export type GuideState = ReturnType<typeof useGuide>;

/** Whether the guide is open, and the exercise's walkthrough once the learner has asked for it. */
export function useGuide({
  walkthrough,
  address,
  personId,
  hasTried,
  opensAtOnce,
}: {
  /** The exercise's walkthrough, with its steps once it is opened; null if there is none. */
  walkthrough: { readonly steps: Walkthrough | null } | null;
  /** The URL of the workspace's requests. */
  address: string;
  personId: string;
  /** True if the learner has submitted this exercise before. */
  hasTried: boolean;
  /** True if the kind's guide opens by itself, for newcomers. */
  opensAtOnce: boolean;
}) {
  const [{ steps, fault }, setTaken] = useState({ steps: walkthrough?.steps ?? null, fault: "" });
  const isOffered = walkthrough !== null && steps === null && !hasTried;
  const [isOpen, setOpen] = useState(steps ? !hasTried : opensAtOnce && !isOffered);
  /** True if the learner has opened the guide, and it didn't open by itself. */
  const [isAsked, setAsked] = useState(false);
  /** True if the guide couldn't be loaded. */
  const [hasFailed, setFailed] = useState(false);
  const open = useCallback(() => {
    setAsked(true);
    setOpen(true);
    setFailed(false);
  }, []);
  const end = useCallback(() => setOpen(false), []);
  const fail = useCallback(() => {
    setOpen(false);
    setFailed(true);
  }, []);
  /** Asks the server for the walkthrough, which counts as a hint, and opens it. */
  const take = () => {
    setTaken({ steps, fault: "" });
    postJson<Walkthrough | null>(address, { do: "walkthrough" }, personId).then(
      (taken) => {
        setTaken({ steps: taken, fault: "" });
        open();
      },
      () => setTaken({ steps, fault: "We couldn’t load the walkthrough. Try again when you are online." }),
    );
  };
  return { isOpen, isAsked, isOffered, hasFailed, steps, fault, open, end, fail, take };
}
