import type { Patient, PatientStore } from "../src/patients";

/** Patients in memory. */
export function cardBox(...cards: Patient[]): PatientStore {
  const box = [...cards];
  return {
    all: () => box,
    put: (patient) => {
      const place = box.findIndex(({ id }) => id === patient.id);
      if (place >= 0) box[place] = patient;
      else box.push(patient);
    },
  };
}
