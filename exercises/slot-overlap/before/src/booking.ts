import type { Diary, Visit } from "./diary";

/** What the desk gets to see. */
export type Booking = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Enters a visit into the diary, or changes it if its id is there already. */
export function book(diary: Diary, visit: Visit): Booking {
  if (visit.end <= visit.start) return { ok: false, reason: "A visit ends after it starts" };

  diary.put(visit);
  return { ok: true };
}
