import { waitText } from "./src/wait";

const minute = (d) => d.oneOf(() => d.pick([0, 1, 60, 61]), () => d.int(0, 120));

export const properties = [
  {
    says: "the line names the longest wait for the clinician",
    from: [
      "A patient waits from their arrival, or from the start of their visit if they came early, until they are called in.",
      "The line names the longest wait among the patients who are waiting for this clinician now: `KM: 12 minutes`. One minute is `KM: 1 minute`.",
      "If nobody has been waiting for at least a minute, the line is `KM: no wait`.",
    ],
    // Nobody arrives or is called in later than now.
    draw: (d) => {
      const now = minute(d);
      const past = () => d.oneOf(() => d.pick([0, now]), () => d.int(0, now));
      return {
        now,
        visits: d.list(0, 5, (i) => {
          const arrived = d.chance(0.8) ? past() : undefined;
          return {
            patient: `P${i}`,
            clinician: d.pick(["KM", "RS"]),
            start: minute(d),
            ...(arrived === undefined ? {} : { arrived, ...(d.chance(0.3) ? { called: d.int(arrived, now) } : {}) }),
          };
        }),
      };
    },
    holds: ({ visits, now }) => {
      const waits = visits
        .filter((one) => one.clinician === "KM" && one.arrived !== undefined && one.called === undefined)
        .map((one) => now - (one.arrived < one.start ? one.start : one.arrived))
        .filter((wait) => wait >= 1)
        .sort((a, b) => b - a);
      const wanted = waits.length === 0 ? "no wait" : waits[0] === 1 ? "1 minute" : `${waits[0]} minutes`;
      return waitText(visits, "KM", now) === `KM: ${wanted}`;
    },
  },
];
