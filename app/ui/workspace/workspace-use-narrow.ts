import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 1000px)";

/** Too narrow for two versions side by side. False on the server: the style sheet does the rest. */
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
