/** More than any form of ours: a review of a hundred findings has less than a thousand. */
const MOST_FIELDS = 5_000;

/** Bytes of a form without long texts: 4,000 signs of any script have at most 36,000. */
const SHORT = 64 * 1024;
/** For forms with long texts, or many fields: as much as any request may have. */
export const LONG = 2 * 1024 * 1024;

/** Whether a text has a character more than so many times; stops looking there. */
function hasMore(text: string, character: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count <= most; count++) {
    at = text.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/**
 * The form that a request brings, in the one shape in which browsers send ours. Throws a 400 when what it brings is
 * none, or has more fields than any; a 413 when it has more bytes than this form needs. Both are seen before it is
 * taken apart: nothing else is answered meanwhile.
 */
export async function readFormData(request: Request, most = SHORT): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > most)
    throw new Response("This form is too large. Send shorter texts.", { status: 413 });
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "");
  const text = isForm ? await request.text().catch(() => null) : null;
  if (text === null) throw new Response("This is not a form", { status: 400 });
  if (hasMore(text, "&", MOST_FIELDS)) throw new Response("This form has too many fields", { status: 400 });
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
}

/**
 * The named text fields of a form, one value each; files and everything else are dropped. A form parser must see no
 * other names: conform reads `list[99999999]` as a list of that length, and commands in fields of its own.
 */
export async function readFields(request: Request, names: readonly string[], most = SHORT): Promise<FormData> {
  const sent = await readFormData(request, most);
  const fields = new FormData();
  for (const name of names) {
    const value = sent.get(name);
    if (typeof value === "string") fields.set(name, value);
  }
  return fields;
}
