import { expect, it } from "vitest";
import { mailFor } from "./code";

const enquiry = { name: "Ines", email: "ines@home.example", subject: "Rehearsals", text: "When?\r\n\r\nAnd where?" };

/** Headers as a mail server reads them: all lines up to the first empty line. */
const headersOf = (mail: string) => mail.slice(0, mail.indexOf("\r\n\r\n")).split(/\r\n|\r|\n/);

it("writes a mail that the theatre can answer", () => {
  expect(headersOf(mailFor(enquiry))).toEqual([
    "From: website@theatre.example",
    "To: office@theatre.example",
    "Reply-To: ines@home.example",
    "Subject: [Website] Rehearsals",
  ]);
});

it("lets a subject add no header", () => {
  for (const lineBreak of ["\r\n", "\n", "\r"]) {
    const mail = mailFor({ ...enquiry, subject: `Hello${lineBreak}Bcc: everyone@list.example` });
    expect(headersOf(mail)).toHaveLength(4);
  }
});

it("keeps the line breaks of the message", () => {
  expect(mailFor(enquiry).endsWith("Ines wrote:\r\nWhen?\r\n\r\nAnd where?")).toBe(true);
});
