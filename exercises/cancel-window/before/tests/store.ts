import type { Visit, VisitStore } from "../src/visit";

export const visit: Visit = { id: "v1", patientId: "p1", day: "2026-04-14", time: "16:30", status: "booked" };

/** A store in memory. */
export function storeWith(...visits: Visit[]): VisitStore {
  const byId = new Map(visits.map((one) => [one.id, one]));
  return {
    get: (id) => {
      const found = byId.get(id);
      if (!found) throw new Error(`No visit ${id}`);
      return found;
    },
    put: (one) => void byId.set(one.id, one),
  };
}
