import { z } from "zod";

type ReadJson<Value> =
  | { readonly isRight: true; readonly value: Value }
  | { readonly isRight: false; readonly wrong: string };

/** Maximum length of the message that tells the model what is wrong with its reply, in characters. */
const LONGEST = 500;

/** Finds the JSON object in a reply, because servers without a JSON mode wrap it in a sentence or a code fence. */
export function readJson<Value>(text: string, schema: z.ZodType<Value>): ReadJson<Value> {
  const from = text.indexOf("{");
  const to = text.lastIndexOf("}");
  let raw: unknown;
  try {
    raw = JSON.parse(text.slice(Math.max(from, 0), to + 1));
  } catch {
    return { isRight: false, wrong: "it can't be parsed" };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { isRight: true, value: parsed.data };
  return { isRight: false, wrong: z.prettifyError(parsed.error).replaceAll(/\s+/g, " ").slice(0, LONGEST) };
}
