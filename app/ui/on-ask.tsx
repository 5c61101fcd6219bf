import { Link, useSearchParams } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import "./styles/report.css";

/** The search parameter that requests details. Its value names the fold to open; any value requests all details. */
export const ASK = "inputs";

/** The name of the fold with an exercise's explanation. */
export const EXPLANATION = "explanation";

/**
 * Details that the server sends only on request: first a link, which works without JavaScript; then a fold, open if it
 * is the requested one. `id` is unique on the page.
 */
export function OnAsk({
  id,
  says,
  isHere,
  children,
}: {
  id: string;
  says: string;
  isHere: boolean;
  children: ReactNode;
}) {
  const [params] = useSearchParams();
  const isAsked = params.get(ASK) === id;
  const fold = useRef<HTMLElement>(null);
  const wasHere = useRef(isHere);
  useEffect(() => {
    // The link that had the focus is gone, so focus the fold.
    if (isHere && !wasHere.current && isAsked) fold.current?.focus();
    wasHere.current = isHere;
  }, [isHere, isAsked]);
  if (isHere)
    return (
      <details id={id} open={isAsked}>
        <summary ref={fold}>{says}</summary>
        {children}
      </details>
    );
  const asking = new URLSearchParams([...params].filter(([name]) => name !== ASK));
  asking.set(ASK, id);
  return (
    <p className="on-ask">
      <Link to={{ search: `?${asking}`, hash: `#${id}` }} preventScrollReset replace>
        {says}
      </Link>
    </p>
  );
}
