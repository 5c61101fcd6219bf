/** A time as the lockers print it ("2026-06-08T07:40") as a number of minutes, to count with. */
export function toMinutes(time: string): number {
  return new Date(`${time}:00.000Z`).getTime() / 60_000;
}
