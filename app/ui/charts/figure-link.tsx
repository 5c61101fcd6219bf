import { useNavigate } from "@remix-run/react";
import { createContext, type MouseEvent, type ReactNode, useContext } from "react";

/**
 * The handler for a click on a figure. Null if figures don't open anything. Outside a `Figures` element, figures are
 * ordinary links.
 */
const OpenFigure = createContext<((event: MouseEvent<HTMLAnchorElement>) => void) | null | undefined>(undefined);

/**
 * Wraps figures that link to the submissions behind them. `areOpen` is false for readers from outside the cohort, who
 * may see only the figures in its reports.
 */
export function Figures({ areOpen, children }: { areOpen: boolean; children: ReactNode }) {
  const navigate = useNavigate();
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
    // The browser handles all other clicks, such as a click that opens a new tab or downloads the page.
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    navigate(currentTarget.getAttribute("href")!);
  };
  return <OpenFigure.Provider value={areOpen ? open : null}>{children}</OpenFigure.Provider>;
}

export const useAreFiguresOpen = (): boolean => useContext(OpenFigure) !== null;

/**
 * A figure that links to the submissions behind it. `to` is a complete path. The link is a plain `<a>`, because a table
 * has up to two thousand links, and the router's own links take several times as long to render.
 */
export function FigureLink({
  to,
  className,
  title,
  label,
  children,
}: {
  to: string;
  className?: string;
  title?: string;
  /** Read by a screen reader instead of the content. */
  label?: string;
  children: ReactNode;
}) {
  const open = useContext(OpenFigure);
  if (open === null)
    return (
      <span className={className}>
        {label && <span className="vh">{label}</span>}
        {label ? <span aria-hidden="true">{children}</span> : children}
      </span>
    );
  return (
    <a className={className} href={to} title={title} aria-label={label} onClick={open}>
      {children}
    </a>
  );
}
