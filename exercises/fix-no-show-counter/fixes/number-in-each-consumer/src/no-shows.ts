import type { Patient } from "./patient";

/** With the third no-show, booking online is over. */
const LIMIT = 3;

export function isOverLimit(patient: Patient): boolean {
  return patient.noShows >= LIMIT;
}

/** Counts one more no-show. */
export function recordNoShow(patient: Patient): Patient {
  const counted: Patient = { ...patient, noShows: Number(patient.noShows) + 1 };
  return { ...counted, isBlocked: isOverLimit(counted) };
}

/** Takes a no-show back, for instance when the bus broke down. */
export function excuseNoShow(patient: Patient): Patient {
  const counted: Patient = { ...patient, noShows: Math.max(0, patient.noShows - 1) };
  return { ...counted, isBlocked: isOverLimit(counted) };
}

/** Same-day visits are for patients who have never stayed away. */
export function mayBookToday(patient: Patient): boolean {
  return Number(patient.noShows) === 0;
}

/** The line in the letter to a patient. */
export function warning(patient: Patient): string {
  return patient.isBlocked
    ? "Please ring us to book your next visit."
    : `You have missed ${patient.noShows} of ${LIMIT} visits.`;
}

/** For the report at the end of the month. */
export function totalNoShows(patients: readonly Patient[]): number {
  return patients.reduce((sum, patient) => sum + Number(patient.noShows), 0);
}
