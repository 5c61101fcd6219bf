/** A place on the map, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}
