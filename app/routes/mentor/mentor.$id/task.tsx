import type { ReactNode } from "react";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { type Dress, DressContext, Prose } from "~/ui/text/dressed";

const TASK_ID = "task";

/** The element that had the focus before the shortcut opened the task; set while the task is open. */
let focusedBefore: HTMLElement | null = null;

/**
 * If the task has the focus because the shortcut opened it, returns the focus to where it was, so that the page's other
 * shortcuts continue from there. Doesn't scroll. Returns the element that has the focus now; null if it didn't move.
 */
export function returnFromTask(): HTMLElement | null {
  const to = focusedBefore;
  focusedBefore = null;
  if (!to?.isConnected || !document.getElementById(TASK_ID)?.contains(document.activeElement)) return null;
  to.focus({ preventScroll: true });
  return to;
}

/**
 * Handles the shortcut that shows or hides what the learner was given. It moves the focus to the task, and back again.
 * Returns false if the page has nothing to show.
 */
export function toggleTask(): boolean {
  const box = document.getElementById(TASK_ID);
  const summary = box?.querySelector("summary");
  if (!(box instanceof HTMLDetailsElement) || !summary) return false;
  const { activeElement } = document;
  const hadFocus = box.contains(activeElement);
  if (box.open) {
    const to = returnFromTask();
    box.open = false;
    if (to) to.scrollIntoView({ block: "nearest" });
    else if (hadFocus) summary.focus({ preventScroll: true });
    return true;
  }
  box.open = true;
  focusedBefore =
    activeElement instanceof HTMLElement && activeElement !== document.body && !hadFocus ? activeElement : null;
  summary.focus({ preventScroll: true });
  // If the task is beside the work, it is already in view. If it is above the work, the page scrolls to the task's
  // start.
  const { top, bottom } = summary.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight / 2) summary.scrollIntoView({ block: "start" });
  return true;
}

/**
 * Shows what the learner was given to read: the task, the specification or the bug report. Collapsed, because it is
 * long. On wide screens it opens beside the work (`children`), and elsewhere above it.
 */
export function WithTask({ kind, dressed, children }: { kind: KindId; dressed: Dress; children: ReactNode }) {
  const texts = Object.entries(cardOf(kind).texts).filter(([name]) => name in dressed.prose);
  if (texts.length === 0) return children;
  return (
    <div className="with-task">
      <DressContext.Provider value={dressed}>
        <div className="opens">
          <details
            id={TASK_ID}
            onToggle={({ currentTarget }) => {
              if (!currentTarget.open) focusedBefore = null;
            }}
          >
            <summary>
              What the learner was given <kbd className="ml-1">t</kbd>
            </summary>
            {texts.map(([name, title]) => (
              <section key={name} aria-label={title}>
                <h3 className="mt-3">{title}</h3>
                <Prose name={name} text="" className="read prose mt-1" />
              </section>
            ))}
          </details>
        </div>
      </DressContext.Provider>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
