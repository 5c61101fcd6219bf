export interface Visit {
  readonly id: string;
  readonly patientId: string;
  /** "2026-04-14". */
  readonly day: string;
  /** "16:30"; absent while only the day is agreed on. */
  readonly time?: string;
  readonly status: "booked" | "cancelled";
}

export interface VisitStore {
  /** Throws for an id that is unknown. */
  get(id: string): Visit;
  /** Takes the place of the stored visit with the same id. */
  put(visit: Visit): void;
}
