import { useCallback, useState } from "react";
import type { Key } from "./workspace-keys";

export const FULL_KEY = {
  id: "full",
  keys: ["z"],
  says: "show the current pane alone, or all panes again",
} as const satisfies Key;

export interface Pane {
  /** The pane that is shown on a phone, or alone in full screen. */
  readonly part: string;
  readonly setPart: (part: string) => void;
  readonly isFull: boolean;
  /**
   * Shows a pane alone, or all panes again. `by` is "button" if the learner pressed a button. That button then
   * disappears, so its counterpart takes the focus.
   */
  readonly toggleFull: (usual: string, by?: "button") => void;
}

/**
 * Moves the focus to an element, once the page has shown another pane, if the focused element has been hidden.
 * Otherwise, keyboard users would start again at the top of the page.
 */
export function focusIfLost(to: () => HTMLElement | null | undefined): void {
  // In the first frame, the other pane may not be shown yet.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const now = document.activeElement;
      const isLost = !now || now === document.body || now.getClientRects().length === 0;
      if (isLost) to()?.focus({ preventScroll: true });
    }),
  );
}

/**
 * Keeps track of the pane that is shown alone. On a phone, one pane is always shown alone; elsewhere, the learner can
 * turn this on and off.
 */
export function usePane(first: string): Pane {
  const [part, setPart] = useState(first);
  const [isFull, setFull] = useState(false);
  const toggleFull = useCallback((usual: string, by?: "button") => {
    const pane = document.activeElement?.closest('[class*="part-"]');
    const here = /\bpart-(\w+)/.exec(pane?.className ?? "")?.[1] ?? usual;
    setFull((was) => {
      if (!was) setPart(here);
      return !was;
    });
    if (by) requestAnimationFrame(() => document.querySelector<HTMLElement>(".full-button")?.focus());
  }, []);
  return { part, setPart, isFull, toggleFull };
}
