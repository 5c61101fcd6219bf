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

/** Saves what was typed into a form. */
export function savePatient(store: PatientStore, form: PatientForm): Patient {
  const patient: Patient = { id: form.id, name: form.name.trim(), phone: form.phone ?? "" };
  store.put(patient);
  return patient;
}

/** The patients with this phone number, for the desk when it rings. */
export function findByPhone(store: PatientStore, text: string): Patient[] {
  return store.all().filter((patient) => patient.phone === text);
}
