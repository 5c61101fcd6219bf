/** A trip as it was asked for. */
export interface Trip {
  /** 1 for the inner zone. The web form sends a number, the old ticket machines a text. */
  zone?: number | string;
  /** Between 09:00 and 15:00. */
  offPeak?: boolean;
  /** Rides on one ticket. */
  rides?: number;
}

export interface Rider {
  age: number;
}

export interface Fare {
  /** Euros. */
  amount: number;
  currency: string;
  /** "full", "child", "senior", "free". */
  reason: string;
  rides: number;
}
