import type { Key } from "./workspace-keys";

/** Keys that work while the guide is open. */
export const GUIDE_KEYS = [
  { id: "guide", keys: ["g"], place: "While the guide is open", says: "back to the guide" },
] as const satisfies readonly Key[];
