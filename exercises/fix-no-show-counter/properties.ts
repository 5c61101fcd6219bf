import { excuseNoShow, mayBookToday, recordNoShow, totalNoShows, warning } from "./src/no-shows";
import { applyForm } from "./src/patient-form";

const patient = (noShows) => ({ id: "p7", name: "Kemi Obi", phone: "020 5550 0107", noShows, isBlocked: noShows >= 3 });
const number = (d) => d.oneOf(() => d.int(0, 4), () => d.int(0, 120));
const space = (d) => d.pick(["", "", " "]);
/** As it is typed: digits, with a space before or after them. */
const typed = (d) => ({ digits: d.pick(["", "", "0"]) + number(d), before: space(d), after: space(d) });
const textOf = ({ digits, before, after }) => before + digits + after;

export const properties = [
  {
    says: "a number from the form takes effect at once, and is a number in everything that follows",
    from: [
      "after the **third** visit that a patient misses without telling us, they can no longer book online and have to call us",
      "can, like everybody with 0",
      'accepted: `"noShows":2`',
      "A number that we enter takes effect at once: 3 or more blocks the patient, 0 unblocks them.",
      "The field takes digits only and is never sent empty (the browser makes sure of both); there may be a space before or after the digits.",
    ],
    draw: (d) => ({ first: number(d), typed: typed(d), steps: d.list(0, 5, () => d.pick(["missed", "excused"])) }),
    holds: ({ first, typed, steps }) => {
      let wanted = Number(typed.digits);
      let now = applyForm(patient(first), { name: "Kemi Obi", noShows: textOf(typed) });
      const isRight = () =>
        now.noShows === wanted &&
        now.isBlocked === wanted >= 3 &&
        mayBookToday(now) === (wanted === 0) &&
        JSON.stringify(now).includes(`"noShows":${wanted},`) &&
        warning(now) === (wanted >= 3 ? "Please ring us to book your next visit." : `You have missed ${wanted} of 3 visits.`);
      if (!isRight()) return false;
      for (const step of steps) {
        now = step === "missed" ? recordNoShow(now) : excuseNoShow(now);
        wanted = step === "missed" ? wanted + 1 : Math.max(0, wanted - 1);
        if (!isRight()) return false;
      }
      return true;
    },
  },
  {
    says: "the monthly report has the sum, whether numbers were typed or not",
    from: ["| all | monthly report | \"01203 no-shows\" | the sum, 6 |", "Patients whose number we never touched are fine."],
    draw: (d) => d.list(0, 5, () => ({ own: number(d), typed: d.chance(0.6) ? typed(d) : null })),
    holds: (all) => {
      const patients = all.map(({ own, typed }) => (typed ? applyForm(patient(own), { noShows: textOf(typed) }) : patient(own)));
      const wanted = all.reduce((sum, { own, typed }) => sum + (typed ? Number(typed.digits) : own), 0);
      return totalNoShows(patients) === wanted;
    },
  },
  {
    says: "a field that a form does not have stays as it is, and a phone number stays as it was typed, except for spaces at its ends",
    from: [
      "The assistants' form has no field for no-shows. Saving it doesn't change the number; the same goes for any field that a form does not have.",
      "A phone number stays as it was typed, with its zeros and spaces. Only spaces at its ends are removed.",
    ],
    draw: (d) => ({
      noShows: number(d),
      before: space(d),
      after: space(d),
      name: d.chance(0.5) ? `K${d.text("emi Lud0", 0, 8)}m` : undefined,
      phone: d.chance(0.6) ? `${d.pick(["0", "00", "+"])}${d.text("0 123", 0, 10)}7` : undefined,
    }),
    holds: ({ noShows, before, after, name, phone }) => {
      const fields = {};
      if (name !== undefined) fields.name = before + name + after;
      if (phone !== undefined) fields.phone = before + phone + after;
      const old = patient(noShows);
      const now = applyForm(old, fields);
      return (
        now.id === "p7" &&
        now.name === (name ?? old.name) &&
        now.phone === (phone ?? old.phone) &&
        now.noShows === noShows &&
        now.isBlocked === noShows >= 3 &&
        old.name === "Kemi Obi"
      );
    },
  },
];
