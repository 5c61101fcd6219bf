import { reminderText } from "./src/reminder";
import { formatDay, formatTime } from "./src/times";

const DIRECTIONS = "Main entrance, 2nd floor, the lift is on your left.";

/** A name as it may be stored: up to 40 characters, with spaces around it, or none. */
const name = (d) =>
  d.oneOf(
    () => undefined,
    () => d.pick(["", " ", "  "]),
    () => d.pick(["", " "]) + d.pick(["Ola", "Ana Li", "Żó", "O'Neil"]) + d.pick(["", " "]),
    () => `${d.pick(["", " "])}M${d.text("ab -", 0, 37)}M`.slice(0, 40),
  );

const appointment = (d) => {
  const patient: Record<string, string> = { id: "p1", phone: "+44 20 5550 0199" };
  for (const field of ["calledName", "firstName", "lastName"]) {
    const drawn = name(d);
    if (drawn !== undefined) patient[field] = drawn;
  }
  const day = `2026-${String(d.int(1, 12)).padStart(2, "0")}-${String(d.int(1, 28)).padStart(2, "0")}`;
  return { day, start: d.int(0, 1439), patient };
};

const greeted = ({ calledName = "", firstName = "" }) => calledName.trim() || firstName.trim() || "there";
const full = ({ day, start, patient }) =>
  `Hi ${greeted(patient)}, your visit at Harbour Lane Clinic is on ${formatDay(day)} at ${formatTime(start)}. ${DIRECTIONS} Can't come? Call 020 5550 0140.`;

export const properties = [
  {
    says: "the message is the one in the task, without the directions if it would be longer than 160 characters",
    from: [
      "Hi Ola, your visit at Harbour Lane Clinic is on 17 Mar at 9:05.",
      "The greeting uses the name that the patient goes by; failing that, the first name; failing that, `there`.",
      "none of these is a name. Spaces around a name must not appear in the message.",
      "A message of more than 160 characters is charged as two",
      "in that case leave out the sentence with the directions",
      "Without the name, the day, the time or our number, though, patients miss visits",
    ],
    draw: appointment,
    holds: (of) => {
      const whole = full(of);
      return reminderText(of) === (whole.length > 160 ? whole.replace(`${DIRECTIONS} `, "") : whole);
    },
  },
  {
    says: "stored patients stay as they are",
    from: ["Stored patients stay as they are."],
    draw: appointment,
    holds: (of) => {
      const before = JSON.stringify(of);
      reminderText(of);
      return JSON.stringify(of) === before;
    },
  },
];
