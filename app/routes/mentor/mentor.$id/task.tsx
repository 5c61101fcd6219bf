import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { type Dress, DressContext, Prose } from "~/ui/text/dressed";
import { goTo } from "./walk";

const TASK_ID = "task";

/**
 * Handles the shortcut that shows or hides what the learner was given. Returns false if the page has nothing to show.
 */
export function toggleTask(): boolean {
  const box = document.getElementById(TASK_ID);
  const summary = box?.querySelector("summary");
  if (!(box instanceof HTMLDetailsElement) || !summary) return false;
  box.open = !box.open;
  goTo(summary);
  return true;
}

/**
 * Shows what the learner was given to read: the task, the specification or the bug report. Folded, because it is long.
 */
export function Task({ kind, dressed }: { kind: KindId; dressed: Dress }) {
  const texts = Object.entries(cardOf(kind).texts).filter(([name]) => name in dressed.prose);
  if (texts.length === 0) return null;
  return (
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
  );
}
