import { normalisePhone, normaliseStored } from "./phone";

export interface Patient {
  readonly id: string;
  readonly name: string;
  /** Empty where we do not know it. */
  readonly phone: string;
}

/** What a form hands over. */
export interface PatientForm {
  readonly id: string;
  readonly name: string;
  readonly phone?: string | null;
}

export interface PatientStore {
  all(): readonly Patient[];
  /** Adds a patient, or takes the place of the one with the same id. */
  put(patient: Patient): void;
}

/** Saves what was typed into a form. Throws a PhoneError, and saves nothing, if the phone is none. */
export function savePatient(store: PatientStore, form: PatientForm): Patient {
  const patient: Patient = { id: form.id, name: form.name.trim(), phone: normalisePhone(form.phone) };
  store.put(patient);
  return patient;
}

/** The patients with this phone number, however it is written, for the desk when it rings. */
export function findByPhone(store: PatientStore, text: string): Patient[] {
  const wanted = normaliseStored(text);
  if (wanted === "") return [];
  return store.all().filter((patient) => normaliseStored(patient.phone) === wanted);
}
