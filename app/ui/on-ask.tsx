import { Form, Link, useSearchParams } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { Button } from "./button";
import "./styles/report.css";

/** The search parameter that requests details. Its value names the fold to open; any value requests all details. */
export const ASK = "inputs";

/** The name of the fold with an exercise's explanation. */
export const EXPLANATION = "explanation";

/** Whether asking counts as a hint, because the details contain answers. If so, asking is a form, not a link. */
export const AskCountsContext = createContext(false);

/** The form's `intent`. Its field `part` names the fold to open. */
export const SHOW_ANSWERS = "show-answers";

/** The search parameters that open the fold with this id, besides the page's other parameters. */
export function askFor(params: URLSearchParams, id: string): URLSearchParams {
  const asking = new URLSearchParams([...params].filter(([name]) => name !== ASK));
  asking.set(ASK, id);
  return asking;
}

/**
 * Details that the server sends only on request: first a link or a form, which both work without JavaScript; then a
 * fold, open if it is the requested one. `id` is unique on the page.
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
  const counts = useContext(AskCountsContext);
  const isAsked = params.get(ASK) === id;
  const fold = useRef<HTMLElement>(null);
  const wasHere = useRef(isHere);
  useEffect(() => {
    // The link or button that had the focus is gone, so focus the fold.
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
  if (counts)
    return (
      <Form method="post" className="on-ask" preventScrollReset replace>
        <input type="hidden" name="part" value={id} />
        <Button type="submit" size="small" name="intent" value={SHOW_ANSWERS}>
          {says} (counts as a hint)
        </Button>
      </Form>
    );
  return (
    <p className="on-ask">
      <Link to={{ search: `?${askFor(params, id)}`, hash: `#${id}` }} preventScrollReset replace>
        {says}
      </Link>
    </p>
  );
}
