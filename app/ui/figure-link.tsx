import { Link, type LinkProps } from "@remix-run/react";
import { createContext, useContext } from "react";

/** Whether figures open to what is behind them. Not for who reads a cohort's reports from outside: there they are figures alone. */
export const FiguresOpen = createContext(true);

/** A figure that leads to the hand-ins behind it, where who reads may open them. */
export function FigureLink({ children, className, ...link }: LinkProps) {
  const isOpen = useContext(FiguresOpen);
  if (!isOpen) return <span className={className}>{children}</span>;
  return (
    <Link className={className} prefetch="none" {...link}>
      {children}
    </Link>
  );
}
