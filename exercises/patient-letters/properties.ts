import { respond } from "./src/portal";
import { clinicWith } from "./tests/clinic";

const DAYS = ["2026-11-19", "2026-11-20", "2026-11-21", "2026-10-01", undefined];
const letter = (d, i) => {
  const releasedOn = d.pick(DAYS);
  return {
    number: `2026-${String(418 + i).padStart(4, "0")}`,
    patientId: d.pick(["p-31", "p-77"]),
    title: d.pick(["Results", "Sick note"]),
    // Which of two letters of one day comes first is left open.
    writtenOn: `2026-${d.pick(["01", "09"])}-1${i}`,
    ...(releasedOn && { releasedOn }),
  };
};
const account = (d) =>
  d.pick([
    undefined,
    { mail: "lind@example.org", patientId: "p-31" },
    { mail: "okafor@example.org", patientId: "p-77" },
    { mail: "new@example.org" },
    { mail: "odd@example.org", patientId: "" },
  ]);

const isTheirs = (one, who) => one.patientId === who.patientId && one.releasedOn !== undefined && one.releasedOn <= "2026-11-20";
const settle = (promise) => promise.then((reply) => reply, (error) => ({ status: `crashed: ${error.message}` }));

export const properties = [
  {
    says: "a letter is for its patient, from the day of its release on, and every access is recorded in the journal first",
    from: [
      "A letter is for the patient it is about, and for no one else. Accounts without a patient (see `account.ts`) have no letters.",
      "Patients see a letter from the day of its release, that day included. Before that, it does not exist for them",
      "Anything that a person may not see is answered with 404 and the same words, `There is no such letter`",
      "Files are called `letter-2026-0418.pdf` and are never cached.",
      "The journal gets each download and each refusal (`letter 2026-0418`, `given` or `refused`)",
      "An access that can't be recorded must not happen: let the journal's error through.",
    ],
    draw: (d) => ({
      letters: d.list(0, 3, (i) => letter(d, i)),
      account: account(d),
      number: d.pick(["2026-0418", "2026-0419", "2026-0420", "2026-9999"]),
      isDown: d.chance(0.2),
    }),
    holds: async ({ letters, account, number, isDown }) => {
      const { clinic, entries, fault, letters: stored } = clinicWith();
      stored.push(...letters);
      if (isDown) fault.journal = "no journal";
      const reply = await settle(respond(clinic, { path: `/letters/${number}.pdf`, ...(account && { account }) }));
      if (!account) return reply.status === 401 && entries.length === 0;
      if (isDown) return reply.status === "crashed: no journal";
      const one = letters.find((each) => each.number === number);
      const isGiven = one !== undefined && isTheirs(one, account);
      const entry = `${account.mail} letter ${number} ${isGiven ? "given" : "refused"}`;
      if (entries.map(({ mail, record, outcome }) => `${mail} ${record} ${outcome}`).join() !== entry) return false;
      if (!isGiven) return reply.status === 404 && JSON.stringify(reply.body).includes("There is no such letter");
      const { "cache-control": cache, "content-disposition": file } = reply.headers;
      return reply.status === 200 && cache === "no-store" && file.includes(`letter-${number}.pdf`) && reply.body.length > 0;
    },
  },
  {
    says: "the list has number, title and date of the patient's released letters, the latest first",
    from: [
      "The list has number, title and date of writing, the latest letter first, and nothing more.",
      "Accounts without a patient (see `account.ts`) have no letters.",
      "one entry `letters` for the list",
      "let the journal's error through",
    ],
    draw: (d) => ({ letters: d.list(0, 4, (i) => letter(d, i)), account: account(d), isDown: d.chance(0.2) }),
    holds: async ({ letters, account, isDown }) => {
      const { clinic, entries, fault, letters: stored } = clinicWith();
      stored.push(...letters);
      if (isDown) fault.journal = "no journal";
      const reply = await settle(respond(clinic, { path: "/letters", ...(account && { account }) }));
      if (!account) return reply.status === 401;
      if (isDown) return reply.status === "crashed: no journal";
      const wanted = letters
        .filter((one) => isTheirs(one, account))
        .sort((a, b) => (a.writtenOn < b.writtenOn ? 1 : -1))
        .map(({ number, title, writtenOn }) => `${number}|${title}|${writtenOn}`);
      const got = reply.body.map((line) => {
        const { number, title, writtenOn, ...more } = line;
        return Object.keys(more).length > 0 ? "more" : `${number}|${title}|${writtenOn}`;
      });
      const noted = entries.map(({ mail, record, outcome }) => `${mail} ${record} ${outcome}`).join();
      return got.join() === wanted.join() && noted === `${account.mail} letters given` && reply.headers["cache-control"] === "no-store";
    },
  },
];
