import { requestReturn } from "./src/returns";

const MINUTE = 60_000;
const time = (ms) => new Date(ms).toISOString().slice(0, 16);

export const properties = [
  {
    says: "a late return costs 490, and every other one is free",
    from: [
      "returns the parcel with `labelCents` on it (0 if the label is free)",
      "The label is free for 48 hours after the customer has taken the parcel out of the locker, the last minute included. After that it costs 490.",
      "Anything that arrived damaged goes back free, at any time.",
      "A parcel still in the locker can be sent back too, and that is free: the customer never had it.",
      "A parcel already on its way back stays as it is.",
    ],
    draw: (d) => {
      const stored = Date.parse("2026-06-01T00:00Z") + d.int(0, 40_000) * MINUTE;
      const taken = stored + d.oneOf(() => d.int(0, 60), () => d.int(0, 7 * 1440)) * MINUTE;
      const state = d.pick(["with-customer", "with-customer", "in-locker", "going-back"]);
      const after = d.oneOf(() => d.pick([0, 1, 2_879, 2_880, 2_881]), () => d.int(0, 6_000));
      const isTaken = state === "with-customer" || (state === "going-back" && d.chance(0.7));
      return {
        parcel: {
          code: "BX-204-117",
          state,
          storedAt: time(stored),
          ...(isTaken && { takenAt: time(taken) }),
          ...(state === "going-back" && { labelCents: d.pick([0, 490]) }),
        },
        reason: d.pick(["unwanted", "damaged"]),
        after,
        at: time((isTaken ? taken : stored) + after * MINUTE),
      };
    },
    holds: ({ parcel, reason, after, at }) => {
      const before = JSON.stringify(parcel);
      const got = requestReturn(parcel, reason, at);
      if (JSON.stringify(parcel) !== before) return false;
      if (parcel.state === "going-back") return JSON.stringify(got) === before;
      const cents = parcel.state === "with-customer" && reason === "unwanted" && after > 2_880 ? 490 : 0;
      const wanted = { ...parcel, state: "going-back", labelCents: cents };
      return Object.keys(wanted).every((key) => got[key] === wanted[key]);
    },
  },
];
