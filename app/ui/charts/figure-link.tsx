import { useNavigate } from "@remix-run/react";
import { createContext, type MouseEvent, type ReactNode, useContext } from "react";

/** What a click on a figure does; null where figures open to nothing. Without it around them they are links as any. */
const OpenFigure = createContext<((event: MouseEvent<HTMLAnchorElement>) => void) | null | undefined>(undefined);

/**
 * Around figures that lead to the submissions behind them. `areOpen`: not for who reads a cohort's reports from
 * outside; there they are figures alone.
 */
export function Figures({ areOpen, children }: { areOpen: boolean; children: ReactNode }) {
  const navigate = useNavigate();
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
    // Anything but a plain click is the browser's: a new tab, a download.
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    navigate(currentTarget.getAttribute("href")!);
  };
  return <OpenFigure.Provider value={areOpen ? open : null}>{children}</OpenFigure.Provider>;
}

export const useAreFiguresOpen = (): boolean => useContext(OpenFigure) !== null;

/**
 * A figure that leads to the submissions behind it. `to`: a whole path. A table has up to two thousand: the router's
 * own links take several times as long to draw.
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
  /** What a screen reader hears in place of what is there. */
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
