import { expect, test } from "vitest";
import { oneLine } from "./one-line";

const Name = oneLine("A name", { write: "Enter a name.", max: 40 });

test.each([
  "Ana\nLind",
  "Ana\r\nLind",
  "Ana\u2028Lind",
  "Ana\u2029Lind",
  "Ana\u0000",
  "Ana\u202eLind",
  "\u2066Ana",
  "Ana\u200f",
  "A\u0085B",
  "Ana\tLind",
])("%j is refused, with advice", (name) => {
  const { error } = Name.safeParse(`x${name}x`);
  expect(error!.issues[0]!.message).toMatch(/^A name must be one line of plain text: remove line breaks/);
});

test.each(["Ana Lind", "  O’Brien-Žižek  ", "می‌خواهم", "日本語 👩‍💻", "שרה", "7", "ᄒ", "२"])(
  "%j is a valid name",
  (name) => {
    expect(Name.parse(name)).toBe(name.trim());
  },
);

test.each([
  "",
  "  ",
  "\u200b\u200b",
  "\u3164",
  "\u115f\u1160",
  "\uffa0",
  "\u2800",
  "\u00ad",
  "\u200d\u200c",
  "\ufe0f",
  "\u{e0041}",
  "\u0301",
  "...",
  "\u2060.",
])("%j shows no letter and no digit: not a name", (name) => {
  expect(Name.safeParse(name).error!.issues[0]!.message).toBe("Enter a name.");
});
