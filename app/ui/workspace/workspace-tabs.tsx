import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

import { Button } from "../button";
import type { Pane } from "./workspace-use-pane";

export interface Tab {
  readonly id: string;
  readonly label: ReactNode;
}

const MOVES: Readonly<Record<string, (at: number, of: number) => number>> = {
  ArrowRight: (at, of) => (at + 1) % of,
  ArrowLeft: (at, of) => (at - 1 + of) % of,
  Home: () => 0,
  End: (_at, of) => of - 1,
};

/** Tabs for panels (`TabPanel`), with a single tab stop. Arrow keys, Home and End move between them. */
export function Tabs({
  group,
  label,
  tabs,
  active,
  onChoose,
}: {
  /** Prefix of the ids of tabs and panels, unique on the page. */
  group: string;
  label: string;
  tabs: readonly Tab[];
  active: string;
  onChoose: (id: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  // On a narrow page, the list scrolls, so that a tab that was chosen elsewhere comes into view.
  const first = useRef(active);
  useEffect(() => {
    if (active === first.current) return;
    first.current = "";
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  const move = (event: KeyboardEvent) => {
    const to = MOVES[event.key]?.(
      tabs.findIndex((tab) => tab.id === active),
      tabs.length,
    );
    if (to === undefined) return;
    event.preventDefault();
    onChoose(tabs[to]!.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  return (
    <div ref={list} className="file-tabs needs-script" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${group}-tab-${tab.id}`}
          aria-selected={tab.id === active}
          aria-controls={tab.id === active ? `${group}-panel-${tab.id}` : undefined}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** The content of a tab. All panels are in the page: without JavaScript they are stacked. */
export function TabPanel({
  group,
  id,
  active,
  children,
}: {
  group: string;
  id: string;
  active: string;
  children: ReactNode;
}) {
  return (
    <div
      className={id === active ? "tab-panel on" : "tab-panel"}
      role="tabpanel"
      id={`${group}-panel-${id}`}
      aria-labelledby={`${group}-tab-${id}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls has to be reachable by keys
      tabIndex={0}
    >
      {children}
    </div>
  );
}

/**
 * Tabs for a workspace's parts, on a phone and while a pane is shown alone. Otherwise, the tabs are hidden. Without
 * JavaScript, the tabs are links to the parts.
 */
export function PhoneTabs({ parts, pane }: { parts: readonly Tab[]; pane: Pane }) {
  const { part: active, setPart: onChoose, isFull, toggleFull } = pane;
  return (
    <nav className={isFull ? "phone-tabs full" : "phone-tabs"} aria-label="Parts">
      {parts.map((part) => (
        <a
          key={part.id}
          href={`#${part.id}`}
          aria-current={part.id === active || undefined}
          onClick={(event) => {
            event.preventDefault();
            onChoose(part.id);
          }}
        >
          {part.label}
        </a>
      ))}
      {isFull && (
        <Button size="small" look="quiet" className="full-button" onClick={() => toggleFull(active, "button")}>
          Exit full screen
        </Button>
      )}
    </nav>
  );
}
