import type { Visit, VisitStore } from "./visit";

/** Cancels a visit. */
export function cancelVisit(store: VisitStore, id: string): Visit {
  const cancelled: Visit = { ...store.get(id), status: "cancelled" };
  store.put(cancelled);
  return cancelled;
}
