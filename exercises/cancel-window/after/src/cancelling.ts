import type { Visit, VisitStore } from "./visit";
import { type Moment, minutesAt } from "./wall-clock";

const LATE_FEE_CENTS = 2_500;
const FREE_UNTIL_MINUTES = 24 * 60;

/** Cancels a visit, and works out what that costs the patient. Throws if it has already been cancelled. */
export function cancelVisit(store: VisitStore, id: string, by: "patient" | "clinic", now: Moment): Visit {
  const visit = store.get(id);
  if (visit.status === "cancelled") return visit;

  const feeCents = by === "patient" && isLate(visit, now) ? LATE_FEE_CENTS : 0;
  const cancelled: Visit = { ...visit, status: "cancelled", feeCents };
  store.put(cancelled);
  return cancelled;
}

/** Tells whether less than 24 hours are left. A visit without a time cannot be late. */
function isLate(visit: Visit, now: Moment): boolean {
  if (!visit.time) return false;
  const deadline = minutesAt(visit.day) - FREE_UNTIL_MINUTES;
  return minutesAt(now.day, now.time) > deadline;
}
