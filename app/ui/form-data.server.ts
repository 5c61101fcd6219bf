/** The form that a request brings. Throws a 400 when what it brings is no form. */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response("This is no form", { status: 400 });
  }
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
