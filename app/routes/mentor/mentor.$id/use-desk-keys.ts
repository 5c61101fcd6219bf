import type { RefObject } from "react";
import type { ReviewDraft } from "~/review/reviews/review-work";
import { useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";
import { DESK_KEYS } from "./desk-keys";
import { returnFromTask, toggleTask } from "./task";
import { findLineOf, goTo, NOTES, walk } from "./walk";

/** The desk's keyboard shortcuts: reading, commenting, the verdict, sending. */
export function useDeskKeys(
  report: RefObject<HTMLElement | null>,
  {
    send,
    setVerdict,
    openSnippets,
  }: {
    send: (andNext: boolean) => void;
    setVerdict: (verdict: ReviewDraft["verdict"]) => void;
    openSnippets: () => void;
  },
): void {
  const { openKeys } = useTools();
  // Don't send while a dialog is open.
  const sendUnlessAsked = (andNext: boolean) =>
    document.querySelector("dialog[open]") === null ? send(andNext) : false;
  const go = (sort: "all" | "notes" | "files", by: 1 | -1) => () => {
    returnFromTask();
    return report.current !== null && walk(report.current, sort, by);
  };
  useKeys(DESK_KEYS, {
    next: go("all", 1),
    previous: go("all", -1),
    "next-note": go("notes", 1),
    "previous-note": go("notes", -1),
    file: go("files", 1),
    comment() {
      returnFromTask();
      const line = report.current?.contains(document.activeElement) ? findLineOf(document.activeElement) : null;
      line?.click();
      return line !== null;
    },
    reply() {
      returnFromTask();
      const box = document.activeElement?.closest(".thread")?.querySelector<HTMLDetailsElement>("details.reply");
      if (!box || !report.current?.contains(box)) return false;
      box.open = true;
      const field = box.querySelector("textarea");
      if (field) goTo(field);
    },
    task: toggleTask,
    summary() {
      const box = document.getElementById("summary");
      if (box) goTo(box);
    },
    good: () => setVerdict("good"),
    again: () => setVerdict("again"),
    talk: () => setVerdict("talk"),
    help: openKeys,
    snippet: () => (document.querySelector("dialog[open]") === null ? openSnippets() : false),
    leave(event) {
      const field = event.target;
      if (!(field instanceof HTMLTextAreaElement) || field.closest("dialog")) return false;
      // Selects the comment, so that the next keys continue from there.
      const comment = report.current?.contains(field) ? field.closest<HTMLElement>(NOTES) : null;
      if (comment) goTo(comment);
      else field.blur();
    },
    send: (event) => sendReply(event) || sendUnlessAsked(false),
    // Inside a reply the shortcut sends the reply rather than the review.
    "send-next": (event) => sendReply(event) || sendUnlessAsked(true),
  });
}

/** Sends the reply that contains the focus. Returns false if the focus isn't in a reply. */
function sendReply({ target }: KeyboardEvent): boolean {
  const form = target instanceof Element ? target.closest<HTMLFormElement>(".thread form") : null;
  // "Mark as resolved" is a form too, but it has no text to send: only its button submits it.
  if (!form?.querySelector("textarea")) return false;
  form.requestSubmit();
  return true;
}
