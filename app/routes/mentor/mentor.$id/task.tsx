import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { type Dress, DressContext, Prose } from "~/ui/text/dressed";

/** The element that the shortcut opens. */
export const TASK_ID = "task";

/** What the learner was given to read: the task, the specification or the bug report. Folded, because it is long. */
export function Task({
  kind,
  dressed,
  hasKey = false,
}: {
  kind: KindId;
  dressed: Dress;
  /** Whether the page has a shortcut that opens it. */
  hasKey?: boolean;
}) {
  const texts = Object.entries(cardOf(kind).texts).filter(([name]) => name in dressed.prose);
  if (texts.length === 0) return null;
  return (
    <DressContext.Provider value={dressed}>
      <div className="opens">
        <details id={TASK_ID}>
          <summary>What the learner was given {hasKey && <kbd className="ml-1">t</kbd>}</summary>
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
