import { crewLine } from "./src/crew";

const NAMES = ["KM", "AB", "RS", "JD", "EW", "T"];

export const properties = [
  {
    says: "the line names the clinicians of the visits that take place, or some of them and how many others",
    from: [
      "Each clinician is named once, in the order in which the list first mentions them: `KM`, `KM and AB`, `KM, AB and RS`.",
      "If there are more than three clinicians, the line names the first two and counts the rest: `KM, AB and 3 others`.",
      "The line is the same as if cancelled visits weren't in the list. If no visit remains, it is `nobody`.",
    ],
    draw: (d) => d.list(0, 8, (i) => ({ patient: `P${i}`, clinician: d.pick(NAMES), isCancelled: d.chance(0.2) })),
    holds: (visits) => {
      const crew = [];
      for (const one of visits) if (!one.isCancelled && !crew.includes(one.clinician)) crew.push(one.clinician);
      const [first, second, third] = crew;
      const wanted = ["nobody", first, `${first} and ${second}`, `${first}, ${second} and ${third}`][crew.length];
      return crewLine(visits) === (wanted ?? `${first}, ${second} and ${crew.length - 2} others`);
    },
  },
];
