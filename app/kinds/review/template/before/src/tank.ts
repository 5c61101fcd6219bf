/** Litres in the tank, read each evening. */
export interface Tank {
  readonly litres: number;
}

/** Whether the tank contains at least this many litres. */
export function holds(tank: Tank, litres: number): boolean {
  return tank.litres >= litres;
}
