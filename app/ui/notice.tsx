import { type ReactNode, useSyncExternalStore } from "react";
import { Mark, type Outcome } from "./mark";

/**
 * A framed message, for example about a first use, an empty result, or an error on our side. Say what happened, what is
 * safe, and what to do. A `bad` notice is announced immediately.
 */
export function Notice({
  tone,
  mark,
  title,
  children,
  actions,
}: {
  tone?: Outcome;
  /** A word with the outcome's icon, above the title. */
  mark?: string;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons and links. */
  actions?: ReactNode;
}) {
  return (
    <div className={tone && tone !== "left" ? `notice ${tone}` : "notice"} role={tone === "bad" ? "alert" : undefined}>
      {mark && (
        <p>
          <Mark tone={tone ?? "left"}>{mark}</Mark>
        </p>
      )}
      <p>
        <b>{title}</b>
      </p>
      {children && <div className="meta mt-1">{children}</div>}
      {actions && <div className="line">{actions}</div>}
    </div>
  );
}

function listen(onChange: () => void) {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

/** Whether this browser has a connection. True on the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
}

/** Says that the browser is offline, and what still works. Renders nothing while online. */
export function OfflineStrip({ children }: { children: ReactNode }) {
  const isOnline = useOnline();
  return (
    // Screen readers announce only text that is added to an existing live region.
    <div role="status">
      {!isOnline && (
        <div className="strip">
          <Mark icon="left">Offline</Mark>
          <span>{children}</span>
        </div>
      )}
    </div>
  );
}
