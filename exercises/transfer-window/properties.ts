import { explain, statement } from "./src/desk";
import { nameOf } from "./src/stops";
import { priceTap } from "./src/transfers";
import { clockTime } from "./src/windows";

const DAYS = ["2026-11-20", "2026-11-21", "2026-11-22"];
const MEETS = ["mint", "harbour", "station"];

/** A card's taps in order, often a window apart, also over the end of the service day. */
function taps(d) {
  let at = d.pick([300, 600, 1_420, 1_430, 1_700]);
  return d.list(1, 6, (i) => {
    if (i > 0) at += d.oneOf(() => d.pick([0, 1, 30, 50, 59, 60, 61, 89, 90, 91]), () => d.int(0, 1_500));
    // Minutes count from the first day's midnight; a service day begins at 05:00.
    const n = Math.min(2, Math.floor((at - 300) / 1_440));
    return {
      card: "c1",
      platform: `${d.pick(["mint", "harbour", "station", "fair", "depot"])}:${d.int(1, 9)}`,
      day: DAYS[n],
      minute: Math.min(1_739, at - n * 1_440),
    };
  });
}
const minuteOf = ({ day, minute }) => DAYS.indexOf(day) * 1_440 + minute;
const two = (n) => String(n).padStart(2, "0");
const clock = (minute) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

/** By 4.2: what each tap costs, and why. */
function tariff(all) {
  let since = null;
  return all.map((tap) => {
    const window = MEETS.includes(tap.platform.split(":")[0]) ? 90 : 60;
    const before = since;
    const minutes = before === null ? 0 : minuteOf(tap) - minuteOf(before);
    const isFree = before !== null && minutes <= window;
    if (!isFree) since = tap;
    const from = before && `${clock(before.minute)} at ${nameOf(before.platform)}`;
    const text =
      before === null
        ? "Paid 2.40: the first ride of this card."
        : isFree
          ? `Free: ${minutes} of ${window} minutes since ${from}.`
          : `Paid 2.40: the ${window} minutes since ${from} are over.`;
    return { cents: isFree ? 0 : 240, text };
  });
}
const ticketsOf = (all) => {
  const tickets = [];
  for (const tap of all) tickets.push(priceTap(tickets, tap));
  return tickets;
};

export const properties = [
  {
    says: "a tap is free for 60 or 90 minutes after the tap that was paid, even across the end of the service day",
    from: [
      "A tap is free for 60 minutes after the tap that was paid, the last minute included; for 90 minutes if it is made where lines meet, on any platform of Old Mint, Harbour or Station. A free ride begins no new window. The end of the service day, at 05:00, ends no window.",
    ],
    draw: taps,
    holds: (all) => ticketsOf(all).map(({ cents }) => cents).join() === tariff(all).map(({ cents }) => cents).join(),
  },
  {
    says: "the desk's explanations follow the tariff, and a statement contains those of all taps of its day",
    from: [
      '"Paid 2.40: the first ride of this card.", "Free: 41 of 60 minutes since 10:00 at Old Mint." or "Paid 2.40: the 60 minutes since 10:05 at Fairground are over." The time and place are those of the paid tap.',
      "`statement(tickets, day)`: all taps of a service day, each with its time, stop and explanation.",
    ],
    draw: (d) => ({ all: taps(d), day: d.pick(DAYS) }),
    holds: ({ all, day }) => {
      const tickets = ticketsOf(all);
      const wanted = tariff(all);
      const texts = all.map((tap, i) => explain(tickets.slice(0, i), tap));
      if (texts.join("|") !== wanted.map(({ text }) => text).join("|")) return false;
      const lines = statement(tickets, day);
      const own = all.flatMap((tap, i) => (tap.day === day ? [{ tap, text: wanted[i].text }] : []));
      return (
        lines.length === own.length &&
        own.every(({ tap, text }, i) => [clock(tap.minute), nameOf(tap.platform), text].every((part) => lines[i].includes(part)))
      );
    },
  },
  {
    says: "clock times are written as people read them",
    from: ["clock times for people (`10:05`; 1445 is `00:05`)"],
    draw: (d) => d.int(0, 1_739),
    holds: (minute) => clockTime(minute) === clock(minute),
  },
];
