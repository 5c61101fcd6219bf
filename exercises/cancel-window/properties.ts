import { cancelVisit } from "./src/cancelling";
import { storeWith } from "./tests/store";

const MINUTE = 60_000;
const moment = (ms) => ({ day: new Date(ms).toISOString().slice(0, 10), time: new Date(ms).toISOString().slice(11, 16) });

export const properties = [
  {
    says: "the fee is 25 euros if the patient cancels less than 24 hours before the visit begins, and otherwise nothing",
    from: [
      "we'll charge 25 euros if a patient cancels late",
      "stores `feeCents` with the visit (0 if there is nothing to pay)",
      "Cancelling is free up to 24 hours before the visit begins, that exact minute included.",
      "When we cancel, no one pays.",
      "Some visits have a day but no time yet",
      "No one can know when the 24 hours before such a visit start, so cancelling it is free.",
      "A visit that has already been cancelled stays as it is, fee included.",
    ],
    draw: (d) => {
      const start = Date.parse("2026-04-10T00:00Z") + d.int(0, 60 * 24 * 60) * MINUTE;
      const before = d.oneOf(
        () => d.pick([1439, 1440, 1441, 0, 1]),
        () => d.int(0, 3_000),
        // Also after it has begun.
        () => d.int(-600, 0),
      );
      const { day, time } = moment(start);
      const isCancelled = d.chance(0.2);
      return {
        visit: {
          id: "v1",
          patientId: "p1",
          day,
          ...(d.chance(0.8) && { time }),
          status: isCancelled ? "cancelled" : "booked",
          ...(isCancelled && d.chance(0.7) && { feeCents: d.pick([0, 2_500]) }),
        },
        by: d.pick(["patient", "clinic"]),
        before,
        now: moment(start - before * MINUTE),
      };
    },
    holds: ({ visit, by, before, now }) => {
      const store = storeWith(visit);
      const got = cancelVisit(store, "v1", by, now);
      if (visit.status === "cancelled")
        return JSON.stringify(store.get("v1")) === JSON.stringify(visit) && JSON.stringify(got) === JSON.stringify(visit);
      const fee = by === "patient" && visit.time !== undefined && before < 1440 ? 2_500 : 0;
      const wanted = { ...visit, status: "cancelled", feeCents: fee };
      return [got, store.get("v1")].every((one) => Object.keys(wanted).every((key) => one[key] === wanted[key]));
    },
  },
];
