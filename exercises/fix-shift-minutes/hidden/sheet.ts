import { readTimeSheet } from "../src/time-sheet";

/** Shifts from lines such as "Kim;360;840;30;0", under the header. */
export function sheet(...lines: string[]) {
  return readTimeSheet(["driver;start;end;break 1;break 2;remark", ...lines].join("\n"));
}
