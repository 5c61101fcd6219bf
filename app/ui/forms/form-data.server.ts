import type { z } from "zod";

/**
 * The maximum number of fields, which is more than any of our forms has. A review with a hundred findings has fewer
 * than a thousand.
 */
const MOST_FIELDS = 5_000;

/** The limit in bytes for forms without long texts: 4,000 characters of any script have at most 36,000 bytes. */
const SHORT = 64 * 1024;
/** The limit for forms with long texts or many fields, which is the limit for any request. */
export const LONG = 2 * 1024 * 1024;

/** Whether a text contains a character more than `most` times. Stops counting after that. */
function hasMore(text: string, character: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count <= most; count++) {
    at = text.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/**
 * Reads a request's form, in the encoding in which browsers send our forms. Throws a 400 if the request is not a form
 * or has too many fields, and a 413 if it has more bytes than this form needs. Both limits are checked before parsing,
 * because parsing blocks all other requests.
 */
export async function readFormData(request: Request, most = SHORT): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > most)
    throw new Response("You have entered too much text for this form. Shorten it and try again.", { status: 413 });
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "");
  const text = isForm ? await request.text().catch(() => null) : null;
  if (text === null) throw new Response("This request could not be read as a form.", { status: 400 });
  if (hasMore(text, "&", MOST_FIELDS)) throw new Response("This form has too many fields.", { status: 400 });
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
}

/** The named text fields of a form, one value each. Files and all other fields are dropped. */
export async function readFields(request: Request, names: readonly string[], most = SHORT): Promise<FormData> {
  return fieldsOf(await readFormData(request, most), names);
}

/**
 * Does the same as `readFields` for a form that was already read. Use it for forms in which a field has several values.
 */
export function fieldsOf(sent: FormData, names: readonly string[]): FormData {
  const fields = new FormData();
  for (const name of names) {
    const value = sent.get(name);
    if (typeof value === "string") fields.set(name, value);
  }
  return fields;
}

type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Record<string, string[]> };

/**
 * Reads a form's fields with their schema. An empty field counts as missing. If the schema refuses the fields, returns
 * its messages, keyed by field name; "" is for the whole form.
 */
export function parseForm<Value>(form: FormData, schema: z.ZodType<Value>): Parsed<Value> {
  const filled = Object.fromEntries([...form].filter(([, value]) => value !== ""));
  const { success, data, error } = schema.safeParse(filled);
  if (success) return { ok: true, value: data };
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.join(".");
    errors[name] = [...(errors[name] ?? []), message];
  }
  return { ok: false, errors };
}

const PASSWORDS = new Set(["password", "current", "next"]);

/**
 * The text that was written into a form, to be shown again. Passwords are left out, because no page may contain them.
 */
export function writtenIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" && !PASSWORDS.has(name) ? [[name, value]] : [])),
  );
}
