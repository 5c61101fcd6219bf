import type { ReactNode } from "react";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { type Dress, DressContext, Prose } from "~/ui/text/dressed";
import { goTo } from "./walk";

const TASK_ID = "task";

/** What had the focus before the shortcut opened the task. */
let focusedBefore: Element | null = null;

/**
 * Handles the shortcut that shows or hides what the learner was given. Hiding it returns the focus from it to where it
 * was before. Returns false if the page has nothing to show.
 */
export function toggleTask(): boolean {
  const box = document.getElementById(TASK_ID);
  const summary = box?.querySelector("summary");
  if (!(box instanceof HTMLDetailsElement) || !summary) return false;
  const { activeElement } = document;
  const hadFocus = box.contains(activeElement);
  box.open = !box.open;
  if (box.open) {
    focusedBefore = hadFocus ? null : activeElement;
    summary.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  } else if (hadFocus) {
    if (focusedBefore instanceof HTMLElement && focusedBefore !== document.body && focusedBefore.isConnected)
      goTo(focusedBefore);
    else summary.focus({ preventScroll: true });
  }
  return true;
}

/**
 * Shows what the learner was given to read: the task, the specification or the bug report. Folded, because it is long.
 * On wide screens it opens beside the work (`children`), and elsewhere above it.
 */
export function WithTask({ kind, dressed, children }: { kind: KindId; dressed: Dress; children: ReactNode }) {
  const texts = Object.entries(cardOf(kind).texts).filter(([name]) => name in dressed.prose);
  if (texts.length === 0) return children;
  return (
    <div className="with-task">
      <DressContext.Provider value={dressed}>
        <div className="opens">
          <details id={TASK_ID}>
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
