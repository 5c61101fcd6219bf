import { createHash } from "node:crypto";

/**
 * A hash of the stored data that an edit form shows. The form sends the hash back, so that saving doesn't silently
 * replace what was saved in the meantime.
 */
export function versionOf(shown: object): string {
  const fields = Object.entries(shown).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex").slice(0, 32);
}

/** The result of saving such a form. "outdated": another version was saved after the form was opened. */
export type SaveResult = "saved" | "gone" | "outdated";
