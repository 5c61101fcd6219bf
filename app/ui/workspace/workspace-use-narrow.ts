import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 1000px)";

/** Whether the page is too narrow for two versions side by side. False on the server, where the style sheet decides. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(NARROW);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(NARROW).matches,
    () => false,
  );
}
