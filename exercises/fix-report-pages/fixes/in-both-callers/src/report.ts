import { paginate } from "./paging";

export interface Reading {
  readonly meter: string;
  readonly kwh: number;
}

/** The readings of a house. Each house begins on a page of its own. */
export interface House {
  readonly address: string;
  readonly readings: readonly Reading[];
}

/** Lines of readings that fit on a sheet, below the heading. */
export const PER_PAGE = 20;

/** The sheets of a house, as they go to the printer. */
export function sheetsOf({ address, readings }: House): string[] {
  const pages = paginate(readings, PER_PAGE).filter(({ rows }) => rows.length > 0 || readings.length === 0);
  return pages.map((page) => {
    const lines = page.rows.map(({ meter, kwh }) => `${meter} ${kwh.toFixed(1)} kWh`);
    if (readings.length === 0) lines.push("no readings");
    return [`${address}, sheet ${page.number} of ${page.of}`, ...lines].join("\n");
  });
}
