import { isHoliday } from "./src/calendar";
import { quoteGroup, quoteSingle, saleTotal } from "./src/quote";
import { receiptLines } from "./src/receipt";
import { formatCents } from "./src/tariff";

const FARES = { adult: 320, child: 160, senior: 240 };
const SURCHARGES = { adult: 150, child: 0, senior: 75 };

const day = (d) =>
  d.oneOf(
    () => d.pick(["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-06", "2027-09-12", "2027-12-25", "2027-05-06"]),
    () => new Date(Date.parse("2027-01-01T00:00Z") + d.int(0, 360) * 86_400_000).toISOString().slice(0, 10),
  );
const ride = (d) => ({ zones: d.list(1, 4, () => d.pick(["A", "B", "C"])), day: day(d) });
const isDue = ({ zones, day }) =>
  zones.includes("C") && new Date(`${day}T00:00Z`).getUTCDay() !== 0 && !isHoliday(day);

const order = (d) =>
  d.chance(0.5)
    ? { ride: ride(d), rider: d.pick(["adult", "child", "senior"]) }
    : { ride: ride(d), persons: d.pick([5, 6, 7, 19, 40]) };
const quoteOf = ({ ride, rider, persons }) => (rider ? quoteSingle(ride, rider) : quoteGroup(ride, persons));
const wantedOf = ({ ride, rider, persons }) => {
  const fare = rider ? FARES[rider] : persons * 215;
  const surcharge = !isDue(ride) ? 0 : rider ? SURCHARGES[rider] : persons * 100;
  return { fare, surcharge, total: fare + surcharge };
};

export const properties = [
  {
    says: "a ride that touches zone C costs more for each person, in whole cents, but not on Sundays and holidays",
    from: [
      "From now on every amount in this module is in whole cents",
      "Every ride that touches zone C, even on the way, costs more, for each person: adults 1.50, seniors 0.75, children nothing; in a group 1.00, whoever they are. Not on Sundays, and not on the city's public holidays.",
      "A quote has `fare`, `surcharge` (of all persons together) and `total`",
      "prices without the surcharge stay as they are",
    ],
    draw: order,
    holds: (of) => {
      const { fare, surcharge, total } = quoteOf(of);
      const wanted = wantedOf(of);
      return fare === wanted.fare && surcharge === wanted.surcharge && total === wanted.total;
    },
  },
  {
    says: "a sale is the sum of its quotes",
    from: ["`saleTotal(quotes)` adds them up"],
    draw: (d) => d.list(0, 4, () => order(d)),
    holds: (orders) => saleTotal(orders.map(quoteOf)) === orders.reduce((sum, of) => sum + wantedOf(of).total, 0),
  },
  {
    says: "a receipt is 32 characters wide, with the amounts on the right and a line for the surcharge if there is one",
    from: [
      "Receipts have columns: text on the left, amounts on the right, 32 wide.",
      "the receipt has a line for the surcharge if there is one",
    ],
    draw: order,
    holds: (of) => {
      const lines = receiptLines(quoteOf(of));
      const { fare, surcharge, total } = wantedOf(of);
      const ends = (cents) => lines.some((line) => line.length === 32 && line.endsWith(` ${formatCents(cents)}`));
      const amounts = lines.filter((line) => /[0-9][.][0-9]{2}$/.test(line));
      return (
        lines.every((line) => line.length <= 32) &&
        ends(fare) &&
        ends(total) &&
        (surcharge === 0 || ends(surcharge)) &&
        amounts.length === (surcharge === 0 ? 2 : 3)
      );
    },
  },
  {
    says: "an amount is formatted for people",
    from: ["`formatCents` in `src/tariff.ts` formats them for people"],
    draw: (d) => d.oneOf(() => d.int(0, 99_999), () => d.pick([0, 5, 50, 99, 100, 105])),
    holds: (cents) => formatCents(cents) === (cents / 100).toFixed(2),
  },
];
