/** Numbers requests in the order in which they come, from 1. */
export class RequestNumbers {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

/** A number as it stands in the log: "#00042", so that lines can be sorted by it. */
export function labelOf(number: number): string {
  return `#${String(number).padStart(5, "0")}`;
}
