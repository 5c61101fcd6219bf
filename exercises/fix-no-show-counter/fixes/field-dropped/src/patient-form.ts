import { isOverLimit } from "./no-shows";
import type { Changes, Patient } from "./patient";

/** The fields of the form, as the browser sends them. */
export type Fields = Readonly<Record<string, string | undefined>>;

const EDITABLE = ["name", "phone"] as const;

/** Reads the form in a type-safe way: only editable fields, trimmed, and none that the form did not have. */
export function readForm(fields: Fields): Changes {
  const sent = EDITABLE.filter((key) => fields[key] !== undefined);
  return Object.fromEntries(sent.map((key) => [key, fields[key]?.trim()]));
}

/** Saves the form. A new number of no-shows can block a patient, and free one. */
export function applyForm(patient: Patient, fields: Fields): Patient {
  const changed = { ...patient, ...readForm(fields) };
  return { ...changed, isBlocked: isOverLimit(changed) };
}
