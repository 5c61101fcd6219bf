import { readAudit } from "./src/audit-reader";
import { signIn, signOut } from "./src/door";
import { AT, attempt, door } from "./tests/door";

// Line ends, controls, quotes and backslashes, among letters. Ends of a value are letters: what counts as a space there is open.
const ODD = [..."ab\"\\\n\r\t\v\f\b\0\x1b\x1c\x1d\x1e\x7f\x85\u2028\u2029n{}木é", "\r\n", "😀", "\\n", '" agent="'];
const value = (d) => `a${d.text(ODD, 0, 12)}z`;
const spaces = (d) => d.pick(["", "", " ", "  "]);
const PLAIN = [..."abcXYZ019 /();,.'-+ÅåØødé木村"];
const plain = (d) => `A${d.text(PLAIN, 0, 24)}z`;
const event = (d, make) => ({ outcome: d.pick(["signed-in", "refused", "signed-out"]), name: make(d), agent: make(d) });

/** An attempt, or a sign-out, at this door. */
function note(ours, { outcome, name, agent }) {
  if (outcome === "signed-out") signOut(ours, name, agent);
  else signIn({ ...ours, isRight: () => outcome === "signed-in" }, attempt({ name, agent }));
}

export const properties = [
  {
    says: "the auditors read each event, with the name and the browser as they were sent",
    from: [
      "One event is one line, for the auditors' tool too, which splits lines at more characters than just `\\n`",
      "What the tool reads is what was sent, character for character: name and browser are evidence.",
      "it works with other line endings as well, it works in the name field, and a single `\"` is enough to make a field say anything, or to make the auditors' tool stop.",
      "spaces at both ends are cut off",
    ],
    inputs: 3_000,
    because: "each line is read letter by letter",
    draw: (d) => d.list(1, 3, () => ({ ...event(d, value), before: spaces(d), after: spaces(d) })),
    holds: (events) => {
      const ours = door();
      for (const { outcome, name, agent, before, after } of events)
        note(ours, { outcome, name: before + name + after, agent: before + agent + after });
      const wanted = events.map(({ outcome, name, agent }) => [AT, outcome, name, agent]);
      const read = readAudit(ours.log.text).map(({ at, outcome, name, agent }) => [at, outcome, name, agent]);
      return JSON.stringify(read) === JSON.stringify(wanted);
    },
  },
  {
    says: "the first 200 characters of a browser's name are kept, counted as they were sent; a name of any length is kept",
    from: ["only the first 200 characters of the browser's name, as it was sent, are kept"],
    inputs: 3_000,
    because: "each line is read letter by letter",
    draw: (d) => ({ odd: d.list(0, 6, () => ({ at: d.int(1, 210), what: d.pick(['"', "\\"]) })), length: d.oneOf(() => d.int(195, 205), () => d.int(2, 260)) }),
    holds: ({ odd, length }) => {
      const letters = Array(length).fill("x");
      for (const { at, what } of odd) if (at < length - 1) letters[at] = what;
      const sent = letters.join("");
      const ours = door();
      note(ours, { outcome: "refused", name: sent, agent: sent });
      const read = readAudit(ours.log.text);
      return read.length === 1 && read[0].name === sent && read[0].agent === sent.slice(0, 200);
    },
  },
  {
    says: "lines for ordinary events stay as they are, and names stay readable",
    from: [
      "Lines for ordinary events stay as they are, character for character.",
      "Names stay readable: `Åsa Ødegård` and `木村` stay as they are typed, in the log as well.",
    ],
    draw: (d) => d.list(1, 3, () => event(d, plain)),
    holds: (events) => {
      const ours = door();
      for (const one of events) note(ours, one);
      return ours.log.text === events.map(({ outcome, name, agent }) => `${AT} ${outcome} name="${name}" agent="${agent}"\n`).join("");
    },
  },
];
