import { pageCount } from "./paging";
import { type House, PER_PAGE } from "./report";

/** The first sheet of a report: where each house begins, and how many sheets there are. It is sheet 1 itself. */
export function contentsOf(houses: readonly House[]): string {
  let next = 2;
  const lines: string[] = [];
  for (const house of houses) {
    lines.push(`${house.address}: ${next}`);
    const count = house.readings.length;
    next += pageCount(count, PER_PAGE) - (count > 0 && count % PER_PAGE === 0 ? 1 : 0);
  }
  return [...lines, `${next - 1} sheets`].join("\n");
}
