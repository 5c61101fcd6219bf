import { useNavigate } from "@remix-run/react";
import type { RefObject } from "react";
import type { Verdict } from "~/review/reviews/verdicts";
import type { Key } from "~/ui/workspace/workspace-keys";
import { useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";
import { KeysButton } from "../mentor.$id/desk-tools";
import { walk } from "../mentor.$id/walk";

/** The desk's shortcuts that also work on a sample. */
export const READING_KEYS = [
  { id: "next", keys: ["j"], says: "next item: file, change, finding or test" },
  { id: "previous", keys: ["k"], says: "previous one" },
  { id: "next-note", keys: ["n"], says: "next finding or test" },
  { id: "previous-note", keys: ["p"], says: "previous one" },
  { id: "file", keys: ["f"], says: "next file" },
  { id: "good", keys: ["1"], says: "good" },
  { id: "again", keys: ["2"], says: "try again" },
  { id: "talk", keys: ["3"], says: "let’s talk" },
  { id: "help", keys: ["?"], says: "these keys" },
  { id: "send", keys: ["Enter"], ctrl: true, whileTyping: true, says: "compare with our review" },
] as const satisfies readonly Key[];

/** The shortcuts once the mentor's own review is shown beside ours. */
export const COMPARED_KEYS = [
  { id: "next-sample", keys: ["n"], says: "open the next sample, or the queue after the last one" },
  { id: "help", keys: ["?"], says: "these keys" },
] as const satisfies readonly Key[];

/** Handles keyboard shortcuts while the mentor reads a sample, and opens the list of shortcuts. */
export function ReadingKeys({
  sample,
  form,
}: {
  readonly sample: RefObject<HTMLElement | null>;
  readonly form: RefObject<HTMLFormElement | null>;
}) {
  const { openKeys } = useTools();
  const go = (sort: "all" | "notes" | "files", by: 1 | -1) => () =>
    sample.current !== null && walk(sample.current, sort, by);
  const choose = (verdict: Verdict) => () => {
    const choice = form.current?.querySelector<HTMLInputElement>(`[name="verdict"][value="${verdict}"]`);
    choice?.click();
    // The focus stays where it is, because single keys don't work in a field.
    choice?.closest("fieldset")?.scrollIntoView({ block: "center" });
  };
  useKeys(READING_KEYS, {
    next: go("all", 1),
    previous: go("all", -1),
    "next-note": go("notes", 1),
    "previous-note": go("notes", -1),
    file: go("files", 1),
    good: choose("good"),
    again: choose("again"),
    talk: choose("talk"),
    help: openKeys,
    send: (event) => (document.querySelector("dialog[open]") || event.repeat ? false : form.current?.requestSubmit()),
  });
  return <KeysButton />;
}

/** Handles the keyboard shortcuts after the comparison. `next`: the URL of the next sample or the queue. */
export function ComparedKeys({ next }: { readonly next: string }) {
  const navigate = useNavigate();
  const { openKeys } = useTools();
  useKeys(COMPARED_KEYS, { "next-sample": (event) => event.repeat || void navigate(next), help: openKeys });
  return <KeysButton />;
}
