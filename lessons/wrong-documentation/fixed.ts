export interface Bed {
  /** Centimetres. */
  readonly length: number;
  readonly width: number;
}

/**
 * How many plants fit into one row. The first and the last plant keep half the spacing from the edge, so a row of
 * 120 cm takes 4 plants at 30 cm. Throws a RangeError if the spacing is not more than 0. A row that is shorter than
 * the spacing takes no plant.
 */
export function plantsPerRow(length: number, spacing: number): number {
  if (!(spacing > 0)) throw new RangeError("The spacing must be more than 0");
  return Math.floor(length / spacing);
}

/** How many plants a bed takes, at the same spacing in both directions. */
export function plantsPerBed({ length, width }: Bed, spacing: number): number {
  return plantsPerRow(length, spacing) * plantsPerRow(width, spacing);
}
