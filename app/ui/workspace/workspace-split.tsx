import { type ReactNode, useEffect, useRef, useState } from "react";

const STEP = 2;

/**
 * Two panels with a bar between them. A pointer or the arrow keys move the bar; Home and End move it to its limits.
 * `share` is the size of the first panel in percent; this browser stores it under `name`. On narrow pages the panels
 * are stacked, without a bar (style sheet).
 */
export function Split({
  name,
  label,
  direction,
  share: first,
  least = 20,
  most = 80,
  children,
}: {
  name: string;
  /** What moving the bar resizes: "Specification and suite". */
  label: string;
  /** In a `row`, the panels are side by side. In a `column`, one is above the other. */
  direction: "row" | "column";
  share: number;
  least?: number;
  most?: number;
  children: readonly [ReactNode, ReactNode];
}) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(first);
  const at = `onramp:panels:${name}`;
  useEffect(() => {
    try {
      const kept = Number(localStorage.getItem(at));
      if (kept >= least && kept <= most) setShare(kept);
    } catch {
      // Without storage, the bar starts at its default position.
    }
  }, [at, least, most]);
  // A script sets the size, because the page's policy blocks style attributes from the server.
  useEffect(() => box.current?.style.setProperty("--share", `${share}%`), [share]);
  const move = (to: number) => {
    const next = Math.round(Math.min(most, Math.max(least, to)));
    setShare(next);
    try {
      localStorage.setItem(at, String(next));
    } catch {
      // Without storage, the position applies to this page only.
    }
  };
  const isRow = direction === "row";
  return (
    <div ref={box} className={`split-panels ${direction}`} data-share={first}>
      {children[0]}
      {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; window splitters are made like this */}
      <div
        className="splitter"
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={isRow ? "vertical" : "horizontal"}
        aria-valuenow={share}
        aria-valuemin={least}
        aria-valuemax={most}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
          const area = box.current.getBoundingClientRect();
          move(
            isRow ? ((event.clientX - area.left) / area.width) * 100 : ((event.clientY - area.top) / area.height) * 100,
          );
        }}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key];
          const to = event.key === "Home" ? least : event.key === "End" ? most : by === undefined ? null : share + by;
          if (to === null) return;
          event.preventDefault();
          event.stopPropagation();
          move(to);
        }}
      />
      {children[1]}
    </div>
  );
}
