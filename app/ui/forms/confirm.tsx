import type { ReactNode } from "react";
import "./confirm.css";

/**
 * A change with confirmation. The first press shows what the change does, and the button inside makes the change.
 * Works without JavaScript.
 */
export function Confirm({
  label,
  isOpen,
  children,
}: {
  label: ReactNode;
  /** True if the confirmation is open at first, because the server refused something in it. */
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
