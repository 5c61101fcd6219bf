import type { Minutes, Shift } from "./shift";

/** The minutes of a shift that are paid: breaks are not. */
export function paidMinutes({ start, end, firstBreak, secondBreak }: Shift): Minutes {
  const breaks = Number(firstBreak) + Number(secondBreak);
  return Number(end) - Number(start) - breaks;
}

/** What a sheet comes to. */
export function paidInAll(shifts: readonly Shift[]): Minutes {
  return shifts.reduce((sum, shift) => sum + paidMinutes(shift), 0);
}

/** Shifts by their start; those that start together stay as they are. */
export function byStart(shifts: readonly Shift[]): Shift[] {
  return shifts.toSorted((one, other) => {
    return Number(one.start) - Number(other.start);
  });
}

/** The page that drivers sign: "Kim 7:45", a shift to a line, and the sum. */
export function payrollPage(shifts: readonly Shift[]): string {
  let page = "";
  for (const shift of byStart(shifts)) page += `${shift.driver} ${asHours(paidMinutes(shift))}\n`;
  return `${page}In all ${asHours(paidInAll(shifts))}`;
}

function asHours(minutes: Minutes): string {
  return `${Math.floor(minutes / 60)}:${`${minutes % 60}`.padStart(2, "0")}`;
}
