import { dueText } from "./src/app-text";
import { overdueList } from "./src/overdue";

const DAY = 86_400_000;
const TODAY = "2026-05-15";
const dayBefore = (days) => new Date(Date.parse(TODAY) - days * DAY).toISOString().slice(0, 10);

const loan = (d, i) => {
  const days = d.oneOf(() => d.int(-3, 4), () => d.pick([24, 25, 26, 60, 400]));
  const isBack = d.chance(0.3);
  return {
    id: `l${i}`,
    title: `Book ${i}`,
    dueDay: dayBefore(days),
    isChild: d.chance(0.3),
    ...(isBack && { backOn: dayBefore(d.int(0, 3)) }),
    ...(isBack && d.chance(0.5) && { feeCents: d.pick([0, 20, 160]) }),
  };
};
const loans = (d) => d.list(0, 5, (i) => loan(d, i));
const late = ({ dueDay }) => (Date.parse(TODAY) - Date.parse(dueDay)) / DAY;

export const properties = [
  {
    says: "the list has each late loan, the most overdue first, with what it would cost today, and making the list changes no loan",
    from: [
      "It has a line for each loan that is late on that day: `{ id, title, days, feeCents }`. Returned books are not on it, and neither are books due today or later.",
      "The most overdue comes first; ties keep the order of `loans`.",
      "20 cents per day, at most 5.00. Children pay nothing, but he phones them, too.",
      "The list only shows what the fee would be.",
      "the till writes it into the loan then, and from then on the app asks for the money",
      "The page reloads every minute.",
    ],
    draw: loans,
    holds: (all) => {
      const before = JSON.stringify(all);
      const wanted = all
        .filter((one) => one.backOn === undefined && late(one) > 0)
        .map((one) => ({ ...one, days: late(one) }))
        .sort((a, b) => b.days - a.days)
        .map(({ id, title, days, isChild }) => `${id} ${title} ${days} ${isChild ? 0 : Math.min(500, 20 * days)}`);
      for (let i = 0; i < 2; i++) {
        const got = overdueList(all, TODAY).map(({ id, title, days, feeCents }) => `${id} ${title} ${days} ${feeCents}`);
        if (got.join("|") !== wanted.join("|")) return false;
      }
      return JSON.stringify(all) === before;
    },
  },
  {
    says: "the app's text for a loan is the same as before, even after the list has been made",
    from: ["`daysLate` in `src/due.ts` already counts the days.", "from then on the app asks for the money"],
    draw: loans,
    holds: (all) => {
      overdueList(all, TODAY);
      return all.every((one) => {
        const days = late(one);
        const text = one.feeCents
          ? `please pay ${(one.feeCents / 100).toFixed(2)}`
          : days > 0
            ? `late since ${one.dueDay}`
            : days === 0
              ? "due today"
              : `${-days} days left`;
        return dueText(one, TODAY) === text;
      });
    },
  },
];
