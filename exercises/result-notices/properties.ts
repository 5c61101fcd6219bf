import { noticesFor } from "./src/notices";

export const properties = [
  {
    says: "patients who have agreed get a text message to their number without spaces, and all others a letter, in order",
    from: [
      "For each patient, in order, it returns how we let them know.",
      "Only patients who have agreed to text messages get one. For everyone else, the law allows us nothing but a letter.",
      "Patients who have agreed but have left no number get a letter, too. In old records, an empty text stands for no number.",
      "Our text service wants numbers without spaces: `02055500140`.",
    ],
    draw: (d) =>
      d.list(0, 5, (i) => ({
        name: `P${i}`,
        address: `${i} Mill Lane`,
        ...(d.chance(0.8) ? { phone: d.pick(["", "02055500140", "020 5550 0141", "020  5550 014 2"]) } : {}),
        ...(d.chance(0.7) ? { allowsTexts: d.chance(0.7) } : {}),
      })),
    holds: (patients) => {
      const before = JSON.stringify(patients);
      const wanted = patients.map(({ phone, allowsTexts, address }) =>
        allowsTexts === true && phone ? ["text", phone.split(" ").join("")] : ["letter", address],
      );
      const notices = noticesFor(patients);
      return JSON.stringify(notices.map(({ by, to }) => [by, to])) === JSON.stringify(wanted) && JSON.stringify(patients) === before;
    },
  },
];
