import { latePatients } from "./src/late";

const minute = (d) => d.oneOf(() => d.pick([0, 1, 10, 60]), () => d.int(0, 480));

export const properties = [
  {
    says: "the names are those of the late patients, the longest late first",
    from: [
      "It returns the names of the patients who haven't arrived, although their visit should have begun at least 10 minutes ago.",
      "Cancelled visits are left out.",
      "The patient who has been late the longest comes first. Patients whose visits begin at the same time stay in the order of the list.",
    ],
    draw: (d) => ({
      visits: d.list(0, 6, (i) => ({
        patient: `P${i}`,
        start: minute(d),
        ...(d.chance(0.4) ? { arrived: minute(d) } : {}),
        isCancelled: d.chance(0.2),
      })),
      now: minute(d),
    }),
    holds: ({ visits, now }) => {
      const before = JSON.stringify(visits);
      const names = latePatients(visits, now);
      const late = visits.filter((one) => one.arrived === undefined && !one.isCancelled && one.start <= now - 10);
      const isOrdered = names.every((name, i) => {
        const [one, next] = [name, names[i + 1]].map((of) => late.findIndex(({ patient }) => patient === of));
        if (one < 0) return false;
        return i + 1 === names.length || late[one].start < late[next].start || (late[one].start === late[next].start && one < next);
      });
      return names.length === late.length && isOrdered && JSON.stringify(visits) === before;
    },
  },
];
