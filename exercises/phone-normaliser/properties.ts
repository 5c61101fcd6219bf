import { findByPhone, type Patient, savePatient } from "./src/patients";
import { normalisePhone, PhoneError } from "./src/phone";
import { cardBox } from "./tests/card-box";

const CODES = ["44", "1", "49", "33", "353", "7", "358", "420"];
const FORM = /^\+[1-9][0-9]{7,14}$/;

/** A number in the one form, in parts. */
function number(d) {
  const code = d.pick(CODES);
  const digits = d.int(1, 9) + d.text("0123456789", 9 - code.length, 14 - code.length);
  return { code, digits, form: `+${code}${digits}` };
}

const SEPARATORS = [" ", "-", ".", "/", "  ", " - "];
const between = (d, share) => (d.chance(share) ? d.pick(SEPARATORS) : "");
/** With a separator somewhere inside. */
function spaced(d, text) {
  const at = d.int(0, text.length - 1);
  return at === 0 ? text : text.slice(0, at) + d.pick(SEPARATORS) + text.slice(at);
}
const bracketed = (d, text) => (d.chance(0.3) ? `(${text})` : text);

/** The number as people type it: prefix, country code, inland zero, area code, the rest. */
function typed(d, { code, digits }) {
  const area = d.int(1, 4);
  const rest = bracketed(d, digits.slice(0, area)) + between(d, 0.5) + spaced(d, digits.slice(area));
  const isInland = code === "44" && d.chance(0.4);
  if (isInland) return between(d, 0.1) + bracketed(d, "0") + between(d, 0.3) + rest;
  const prefix = bracketed(d, d.pick(["+", "00"])) + between(d, 0.1) + bracketed(d, code);
  const zero = d.chance(0.5) ? d.pick(["(0)", "( 0 )"]) + between(d, 0.3) : "";
  return between(d, 0.1) + bracketed(d, prefix) + between(d, 0.3) + (zero === "" ? rest : bracketed(d, zero + rest));
}

const junk = (d) => d.text("00124459 -./()+ax", 0, 18);
const odd = (d) => d.pick(["ask wife", "none", "see file 12", "+", "()", "0", "20 5550 0199 or 0198"]);

/** By the task's sentences, for texts without a zero in brackets. */
function formOf(text: string): string | null {
  const phone = text
    .replace(/[ \-./()]/g, "")
    .replace(/^00/, "+")
    .replace(/^0/, "+44");
  return FORM.test(phone) ? phone : null;
}

export const properties = [
  {
    says: "a number gets the same form, however it is typed",
    from: [
      "The standard form is `+442055500199`: a plus, then 8 to 15 digits",
      "People type spaces, hyphens, dots, slashes and round brackets: remove them.",
      "A leading `00` means `+`; another leading `0` means `+44`.",
      "A `(0)` after a country code is removed entirely.",
    ],
    draw: (d) => {
      const drawn = number(d);
      return { text: typed(d, drawn), form: drawn.form };
    },
    holds: ({ text, form }) => normalisePhone(text) === form,
  },
  {
    says: "a string becomes a number in the standard form, counts as missing, or is refused",
    from: [
      "Anything that does not end up in that form is refused with a `PhoneError`",
      "A phone may be missing",
      "another leading `0` means `+44`",
    ],
    draw: junk,
    holds: (text) => {
      const hasZero = text.replace(/[ \-./]/g, "").includes("(0)");
      try {
        const phone = normalisePhone(text);
        if (text.trim() === "") return phone === "";
        return hasZero ? FORM.test(phone) : phone === formOf(text);
      } catch (error) {
        return error instanceof PhoneError && text.trim() !== "" && (hasZero || formOf(text) === null);
      }
    },
  },
  {
    says: "a patient is saved with a phone in the standard form (empty if missing), or not at all",
    from: ["`savePatient` saves nothing", "We store all of these as the empty string."],
    draw: (d) => ({
      phone: d.oneOf(
        () => d.pick([undefined, null]),
        () => d.text(" ", 0, 3),
        () => junk(d),
        () => odd(d),
        () => typed(d, number(d)),
      ),
      before: d.list(0, 2, (i) => ({ id: `p${i}`, name: "Ana Lind", phone: odd(d) })),
    }),
    holds: ({ phone, before }) => {
      const box = cardBox(...before);
      const form = { id: "new", name: "Jon Lind", phone };
      try {
        savePatient(box, form);
      } catch (error) {
        return error instanceof PhoneError && JSON.stringify(box.all()) === JSON.stringify(before);
      }
      const stored = box.all().find(({ id }) => id === "new")?.phone;
      const isMissing = phone === undefined || phone === null || phone.trim() === "";
      return box.all().length === before.length + 1 && (isMissing ? stored === "" : FORM.test(stored));
    },
  },
  {
    says: "a search finds the patients with that number, however it was typed, and changes none",
    from: [
      "`findByPhone(text)` finds a patient however the number was typed, today or years ago.",
      "Stored numbers, including odd entries such as `ask wife`, stay as they are until someone saves the patient, and must not break the search.",
    ],
    draw: (d) => {
      const [wanted, other] = [number(d), number(d)];
      const stored = d.list(0, 3, (i) => {
        const is = d.pick(["odd", "missing", "wanted", "other"]);
        const of = is === "wanted" ? wanted : other;
        const phone = is === "odd" ? odd(d) : is === "missing" ? "" : typed(d, of);
        return { is, card: { id: `p${i}`, name: "Ana Lind", phone } };
      });
      return { text: typed(d, wanted), isSame: wanted.form === other.form, stored };
    },
    holds: ({ text, isSame, stored }) => {
      const cards: Patient[] = stored.map(({ card }) => card);
      const box = cardBox(...cards);
      const before = JSON.stringify(cards);
      const found = findByPhone(box, text).map(({ id }) => id);
      const right = stored.filter(({ is }) => is === "wanted" || (isSame && is === "other")).map(({ card }) => card.id);
      return found.join() === right.join() && JSON.stringify(box.all()) === before;
    },
  },
  {
    says: "a search for a missing number finds no one",
    from: ["A search for a missing number finds no one."],
    draw: (d) => ({
      text: d.text(" ", 0, 3),
      phones: d.list(0, 2, () => d.oneOf(() => d.pick(["", " "]), () => odd(d), () => typed(d, number(d)))),
    }),
    holds: ({ text, phones }) =>
      findByPhone(cardBox(...phones.map((phone, i) => ({ id: `p${i}`, name: "Ana Lind", phone }))), text).length === 0,
  },
];
