import type { Key } from "./workspace-keys";

/** Works while the guide is open. */
export const GUIDE_KEY = {
  id: "guide",
  keys: ["g"],
  says: "back to the guide, while it is open",
} as const satisfies Key;
