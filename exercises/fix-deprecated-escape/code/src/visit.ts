export interface Visit {
  /** "hl-2026-00417-k3f9aq". */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What the patient wrote when booking; often empty. */
  readonly note: string;
}
