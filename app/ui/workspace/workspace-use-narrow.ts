import { useSyncExternalStore } from "react";

/** In em, as in the style sheets: readers with a larger font size get the narrow page sooner. */
export const NARROW = "(max-width: 62.5em)";

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
