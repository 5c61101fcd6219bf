import { isOverLimit } from "./no-shows";
import type { Changes, Patient } from "./patient";

/** The fields of the form, as the browser sends them. */
export type Fields = Readonly<Record<string, string | undefined>>;

const TEXTS = ["name", "phone"] as const;

/** Reads the form: only editable fields, and none that the form did not have. A form sends texts, numbers too. */
export function readForm(fields: Fields): Changes {
  const sent = TEXTS.filter((key) => fields[key] !== undefined);
  const texts: Changes = Object.fromEntries(sent.map((key) => [key, fields[key]?.trim()]));
  return fields.noShows === undefined ? texts : { ...texts, noShows: Number(fields.noShows) };
}

/** Saves the form. A new number of no-shows can block a patient, and free one. */
export function applyForm(patient: Patient, fields: Fields): Patient {
  const changed = { ...patient, ...readForm(fields) };
  return { ...changed, isBlocked: isOverLimit(changed) };
}
