import { isOverLimit } from "./no-shows";
import type { Changes, Patient } from "./patient";

/** The fields of the form, as the browser sends them. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** How to read each field that the desk may change. */
const READERS = {
  name: (text: string) => text.trim(),
  phone: (text: string) => text.trim(),
  noShows: (text: string) => Number.parseInt(text, 10),
} as const;

/** Reads the form: only editable fields, and none that the form did not have. */
export function readForm(fields: Fields): Changes {
  const changes: Record<string, string | number> = {};
  for (const [key, read] of Object.entries(READERS)) {
    const text = fields[key];
    if (text !== undefined) changes[key] = read(text);
  }
  return changes;
}

/** Saves the form. A new number of no-shows can block a patient, and free one. */
export function applyForm(patient: Patient, fields: Fields): Patient {
  const changed = { ...patient, ...readForm(fields) };
  return { ...changed, isBlocked: isOverLimit(changed) };
}
