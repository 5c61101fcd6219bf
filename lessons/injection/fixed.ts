export interface Enquiry {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
}

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
const LINE_END = "\r\n";

/** A value on one line, because a line break would end the header. */
const inOneLine = (value: string) => value.replace(/[\r\n]+/g, " ").trim();

/** The email to the theatre, ready for the mail server. Throws for an address that can't be answered. */
export function mailFor({ name, email, subject, text }: Enquiry): string {
  if (!ADDRESS.test(email)) throw new Error("Enter an email address that we can answer");

  const headers = [
    "From: website@theatre.example",
    "To: office@theatre.example",
    `Reply-To: ${email}`,
    `Subject: [Website] ${inOneLine(subject) || "No subject"}`,
  ];
  return [...headers, "", `${name} wrote:`, text].join(LINE_END);
}
