/** A bed in the greenhouse, as the gardeners entered it. */
export interface Bed {
  readonly name: string;
  readonly squareMetres: number;
  /** Litres that a square metre should get in a night. */
  readonly litres: number;
}
