import type { ReactNode } from "react";
import "./confirm.css";

/**
 * A change with confirmation: the first press shows what it does, the button inside does it. Works without JavaScript.
 */
export function Confirm({
  label,
  isOpen,
  children,
}: {
  label: ReactNode;
  /** Initially open: something in it was refused. */
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="confirm" open={isOpen}>
      <summary className="btn">{label}</summary>
      <div className="notice">{children}</div>
    </details>
  );
}
