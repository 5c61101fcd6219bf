import { expect, test } from "vitest";
import { oneLine } from "./one-line";

const Name = oneLine("A name", { write: "Write a name.", max: 40 });

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
])("%j is refused, with what to do", (name) => {
  const { error } = Name.safeParse(`x${name}x`);
  expect(error!.issues[0]!.message).toMatch(/^A name is one line of plain text: remove line breaks/);
});

test.each(["Ana Lind", "  O’Brien-Žižek  ", "می‌خواهم", "日本語 👩‍💻", "שרה"])("%j is a name", (name) => {
  expect(Name.parse(name)).toBe(name.trim());
});
