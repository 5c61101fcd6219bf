export interface Parcel {
  readonly id: string;
  readonly street: string;
  /** How many boxes it has: each gets a label. */
  readonly boxes: number;
}

/** The pages for a parcel, one for each box. */
export function labelPages({ id, street, boxes }: Parcel): string[] {
  return Array.from({ length: boxes }, (_, box) => `${id} ${box + 1}/${boxes}: ${street}`);
}
