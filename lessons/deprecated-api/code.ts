export interface Receipt {
  readonly date: Date;
  /** Cents. */
  readonly total: number;
}

/** The year in a receipt's number: "26" for 2026. */
const yearOf = (date: Date) => String(date.getYear()).padStart(2, "0");

/** Numbers the receipts in order. The sequence restarts every year. */
export function numbers(receipts: readonly Receipt[]): string[] {
  let sequence = 0;
  let year = "";

  return receipts.map(({ date }) => {
    if (yearOf(date) !== year) {
      year = yearOf(date);
      sequence = 0;
    }
    sequence++;
    return `HUT-${year}-${String(sequence).padStart(3, "0")}`;
  });
}
