import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "./icons";

/**
 * Confirms what a form has done, next to the form or at the top of the page that follows. Without `says`, the element
 * is empty, but its live region is always there, because screen readers announce only text that is added to an existing
 * region. Scrolls itself into view, and takes the focus if the pressed button has disappeared. `children`: a form that
 * undoes the change.
 */
export function Confirmation({ says, children }: { says: string | undefined; children?: ReactNode }) {
  const { key } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words may confirm the next form, too
  useEffect(() => {
    if (says === undefined) return;
    box.current?.scrollIntoView({ block: "nearest" });
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [says, key]);
  return (
    <div ref={box} className="confirmation" role="status" tabIndex={-1}>
      {says !== undefined && (
        <div key={key} className="strip good">
          <span>
            <Icon name="tick" /> {says}
          </span>
          {children}
        </div>
      )}
    </div>
  );
}

/**
 * Confirms that a form on the page has changed `state`, until the next navigation. If the page's data is reloaded
 * without a navigation, someone else made the change, and nothing is confirmed. `says` receives the state before the
 * change.
 */
export function ConfirmChange({ state, says }: { state: string; says: (before: string) => string | undefined }) {
  const { key } = useLocation();
  const [last, setLast] = useState<{ key: string; state: string; words: string | undefined }>({
    key,
    state,
    words: undefined,
  });
  if (key !== last.key || state !== last.state)
    setLast({ key, state, words: key !== last.key && state !== last.state ? says(last.state) : undefined });
  return <Confirmation says={last.words} />;
}
