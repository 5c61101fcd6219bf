/** More than any form of ours: a review of a hundred findings has less than a thousand. */
const MOST_FIELDS = 5_000;

/**
 * The form that a request brings, in the one shape in which browsers send ours. Throws a 400 when what it brings is none,
 * or has more fields than any.
 */
export async function readFormData(request: Request): Promise<FormData> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "");
  const text = isForm ? await request.text().catch(() => null) : null;
  if (text === null) throw new Response("This is no form", { status: 400 });
  const form = new FormData();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > MOST_FIELDS) throw new Response("This form has too many fields", { status: 400 });
    form.append(name, value);
  }
  return form;
}

/**
 * The named text fields of a form, one value each; files and everything else are dropped. A form parser must see no other
 * names: conform reads `list[99999999]` as a list of that length, and commands in fields of its own.
 */
export async function readFields(request: Request, names: readonly string[]): Promise<FormData> {
  const sent = await readFormData(request);
  const fields = new FormData();
  for (const name of names) {
    const value = sent.get(name);
    if (typeof value === "string") fields.set(name, value);
  }
  return fields;
}
