import { clock, type Diary, type Visit } from "./diary";

/** What the desk gets to see. */
export type Booking = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Enters a visit into the diary, or changes it if its id is there already. Refuses it if the clinician or the patient is busy. */
export function book(diary: Diary, visit: Visit): Booking {
  if (visit.end <= visit.start) return { ok: false, reason: "A visit ends after it starts" };

  const clash = findClash(diary, visit);
  if (clash) {
    return { ok: false, reason: `${clash.clinician} is busy from ${clock(clash.start)} to ${clock(clash.end)}` };
  }

  diary.put(visit);
  return { ok: true };
}

/** The earliest visit that is in the way of this one. */
function findClash(diary: Diary, visit: Visit): Visit | undefined {
  const [earliest] = diary
    .on(visit.day)
    .filter((other) => other.id !== visit.id)
    .filter((other) => other.clinician === visit.clinician && other.status === "booked")
    .filter((other) => overlaps(other, visit))
    .sort((a, b) => a.start - b.start);
  return earliest;
}

/** Do two visits share time? Both ends are compared, whichever of the two comes first. */
function overlaps(a: Visit, b: Visit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
