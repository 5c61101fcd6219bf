import { readAddress } from "./src/confirm-page";
import { confirmationLink, shortCode } from "./src/links";
import { confirmationMail } from "./src/mail";

const LETTERS = ["a", "Z", "7", " ", "-", ".", "+", "&", "=", "%", "#", "?", "'", "@", "/", "\n", "Ż", "é", "ß", "中", "🙂", "👍🏽"];
const text = (d, letters, most) => d.list(0, most, () => d.pick(letters)).join("");
const visit = (d) => ({
  id: `hl-2026-${d.int(1, 99_999)}-${d.text("abk3f9", 1, 6)}`,
  name: text(d, LETTERS, 8),
  email: `${text(d, ["a", "b", ".", "+", "é"], 6)}@lind.example`,
  note: d.oneOf(
    () => text(d, LETTERS, 8),
    // An emoji before, at or after the 40th character.
    () => `${"a".repeat(d.int(36, 41))}${text(d, ["🙂", "b", "é"], 3)}`,
  ),
});
const PLAIN = ["a", "M", "7", " ", "-", "."];

/** The first 40 characters, with all or nothing of an emoji that is in between. Whether it counts as one or two is left open. */
function cuts(note) {
  const code = note.charCodeAt(39);
  const isHalf = note.length > 40 && code >= 0xd800 && code < 0xdc00;
  const wholes = [...note].slice(0, 40).join("");
  return isHalf ? [wholes, note.slice(0, 39), note.slice(0, 41)] : [wholes, note.slice(0, 40)];
}

export const properties = [
  {
    says: "all values arrive as they were typed, and a note is cut after 40 characters",
    from: [
      "It reads queries as every form sends them",
      "`&`, `=`, `%`, `#`, `?` and the rest arrive as they were typed.",
      "A note is cut after 40 characters. If the 40th would be half an emoji, leave out that half or keep the whole emoji, as you like.",
    ],
    draw: visit,
    holds: (one) => {
      const read = readAddress(confirmationLink(one));
      return read.visit === one.id && read.name === one.name && read.email === one.email && cuts(one.note).includes(read.note);
    },
  },
  {
    says: "links made of plain text are the same as before, also in the mail",
    from: [
      "Links made of plain text (English letters, digits, spaces, hyphens, full stops) are exactly the same as before, with `%20` for a space: our statistics group by them.",
      "An `@` may be written as `%40`",
    ],
    draw: (d) => ({
      id: `hl-2026-${d.int(1, 99_999)}-${d.text("abk3f9", 1, 6)}`,
      name: text(d, PLAIN, 8),
      email: `${text(d, ["a", "-", "."], 4)}@lind.example`,
      note: d.oneOf(() => text(d, PLAIN, 8), () => `${"a ".repeat(d.int(18, 20))}${text(d, PLAIN, 5)}`),
    }),
    holds: (one) => {
      const link = confirmationLink(one);
      const read = (text) => text.replaceAll(" ", "%20");
      const wanted = `https://harbourlane.example/confirm?visit=${one.id}&name=${read(one.name)}&email=${one.email}&note=${read(one.note.slice(0, 40))}`;
      const code = one.id.slice(-6).toUpperCase();
      const mail = `Dear ${one.name},\nplease confirm your visit to Harbour Lane Clinic:\n${link}\nOr ring us and give the code ${code}.`;
      return link.replace("%40", "@") === wanted && confirmationMail(one) === mail;
    },
  },
  {
    says: "the code is the last six characters of the visit's id, or the whole id if it is shorter",
    from: ["The code for the phone is the last six characters of the visit's id, or the whole id if it is shorter."],
    draw: (d) => d.text("ak3-9", 0, 12),
    holds: (id) => shortCode(id) === [...id].filter((_, i) => i >= id.length - 6).join("").toUpperCase(),
  },
];
