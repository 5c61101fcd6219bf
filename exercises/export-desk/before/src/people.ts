/** Somebody who orders exports: from one of the operators, or from the city, which all of them work for. */
export interface Person {
  readonly name: string;
  readonly firm: "city" | "north" | "south";
  readonly isFinance: boolean;
  /** The last day on which their privacy training counts: "2027-03-31". Unset if they never had one. */
  readonly trainedUntil?: string;
}
