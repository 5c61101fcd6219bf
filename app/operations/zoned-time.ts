import { Temporal } from "temporal-polyfill";

/** Converts instants to local times (a day and a time in a zone) and back. Uses Temporal's calendar and time zones. */

/** The IANA names of all time zones, including UTC. */
export const ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])].sort();
const KNOWN = new Set(ZONES);
export const isZone = (name: string): boolean => KNOWN.has(name);

export type Read =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly why: "no-time" }
  /** This time doesn't exist, because the clocks jump over it. */
  | { readonly ok: false; readonly why: "left-out"; readonly from: string; readonly to: string };

/** Matches a local time such as "2026-11-27T17:00". Seconds are allowed but ignored. */
const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(\.\d+)?)?$/;

/**
 * Returns the instant at which a zone's clocks show this day and time. When clocks are set back, they show some times
 * twice. For such a time, this is the instant that is better for learners: the first for an opening, and the second for
 * a deadline.
 */
export function readLocal(text: string, zone: string, end: "opens" | "ends"): Read {
  const written = LOCAL.exec(text)?.[1];
  const plain = written && plainOf(written);
  if (!plain) return { ok: false, why: "no-time" };
  const first = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  const second = plain.toZonedDateTime(zone, { disambiguation: "later" });
  if (!second.toPlainDateTime().equals(plain)) {
    const after = first.getTimeZoneTransition("next")!;
    const before = after.subtract({ nanoseconds: 1 }).toPlainDateTime().add({ nanoseconds: 1 });
    const sameDay = before.toPlainDate().equals(after.toPlainDate());
    const say = (time: Temporal.PlainDateTime) =>
      time
        .toString()
        .slice(sameDay ? 11 : 0, 16)
        .replace("T", " ");
    return { ok: false, why: "left-out", from: say(before), to: say(after.toPlainDateTime()) };
  }
  return { ok: true, at: new Date((end === "opens" ? first : second).epochMilliseconds) };
}

function plainOf(written: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(written);
  } catch {
    return null;
  }
}

const zoned = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** The local day and time in the form that a form field uses: "2026-11-27T17:00". */
export const localText = (at: Date, zone: string): string =>
  zoned(at, zone).toPlainDateTime().toString({ smallestUnit: "minute" });

/** Returns the same time of day this many days later, even if the clocks change in between. */
export const daysLater = (at: Date, zone: string, days: number): Date =>
  new Date(zoned(at, zone).add({ days }).epochMilliseconds);

/** The start of the hour that contains this instant. */
export const hourOf = (at: Date, zone: string): Date =>
  new Date(zoned(at, zone).round({ smallestUnit: "hour", roundingMode: "floor" }).epochMilliseconds);

/** Whether the zone's clocks show this instant's local time twice, usually an hour apart. */
export function isTwice(at: Date, zone: string): boolean {
  const plain = zoned(at, zone).toPlainDateTime();
  const first = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  return !first.equals(plain.toZonedDateTime(zone, { disambiguation: "later" }));
}

/** Names a zone: "Berlin time", "UTC". */
export const sayZone = (zone: string): string =>
  zone.includes("/") ? `${zone.split("/").at(-1)!.replaceAll("_", " ")} time` : zone;

/**
 * "Fri 27 November 2026, 17:00 Berlin time". If the clocks show the time twice, the text includes the UTC offset:
 * "(UTC+01:00)".
 */
export function sayMoment(at: Date, zone: string): string {
  const time = zoned(at, zone);
  const which = isTwice(at, zone) ? ` (UTC${time.offset})` : "";
  return `${sayDayOf(at, zone)}, ${time.toPlainTime().toString({ smallestUnit: "minute" })}${which} ${sayZone(zone)}`;
}

/** The local day, for example "27 November". */
export const sayDayIn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: zone }).format(at);

/** "Fri 27 November 2026". Built from parts, because different versions of ICU join the parts differently. */
function sayDayOf(at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: zone,
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`;
}
