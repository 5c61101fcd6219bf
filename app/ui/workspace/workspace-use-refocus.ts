import { useEffect, useRef } from "react";

/**
 * Moves the focus to the workspace's main part when something disappears that contained the focus, such as a pressed
 * button. Otherwise, keyboard users would start again at the top of the page.
 */
export function useRefocus(isShown: boolean) {
  const wasShown = useRef(isShown);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wasShown.current && !isShown && isLost) document.getElementById("main")?.focus({ preventScroll: true });
    wasShown.current = isShown;
  }, [isShown]);
}
