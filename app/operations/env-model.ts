import { z } from "zod";

/** The language model's environment variables. If only some of the required ones are set, Onramp doesn't start. */

const isBaseUrl = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === "";
};
/** Short text that appears on pages. */
const words = z.string().trim().min(1).max(200, "must have at most 200 characters").optional();

export const MODEL_VARIABLES = {
  OPENAI_BASE_URL: z
    .string()
    .trim()
    .refine(isBaseUrl, "must be an address like https://models.example.org/v1, without a password, ? or #")
    .optional(),
  OPENAI_API_KEY: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, "must have no spaces and only ASCII characters")
    .optional(),
  OPENAI_MODEL: words,
  MODEL_HOST: words,
  MODEL_RETENTION: words,
  TUTOR_TOKENS_A_DAY: z.coerce.number().int().min(0).max(1_000_000_000).default(100_000),
  TUTOR_TOKENS_A_MONTH: z.coerce.number().int().min(0).max(1_000_000_000).default(10_000_000),
};

/** Either all of these variables must be set, or none. */
export const MODEL_NEEDED = ["OPENAI_BASE_URL", "OPENAI_MODEL", "MODEL_HOST", "MODEL_RETENTION"] as const;

interface ModelVariables extends Readonly<Partial<Record<(typeof MODEL_NEEDED)[number], string | undefined>>> {
  readonly OPENAI_API_KEY?: string | undefined;
}

/** The model's settings; null if no variable is set. Throws if only some of the required variables are set. */
export function checkModel(values: ModelVariables) {
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL, MODEL_HOST, MODEL_RETENTION } = values;
  const given = [...MODEL_NEEDED, "OPENAI_API_KEY" as const].filter((name) => values[name]);
  if (given.length === 0) return null;
  if (!OPENAI_BASE_URL || !OPENAI_MODEL || !MODEL_HOST || !MODEL_RETENTION) {
    const missing = MODEL_NEEDED.filter((name) => !values[name]);
    throw new Error(
      `The language model is only partly configured. Set: ${missing.join(", ")}. Or, to use no model, remove: ${given.join(", ")}.`,
    );
  }
  if (!OPENAI_API_KEY && new URL(OPENAI_BASE_URL).hostname === "api.openai.com")
    throw new Error("api.openai.com needs a key. Set: OPENAI_API_KEY.");
  return {
    baseUrl: OPENAI_BASE_URL,
    apiKey: OPENAI_API_KEY ?? null,
    model: OPENAI_MODEL,
    host: MODEL_HOST,
    retention: MODEL_RETENTION,
  };
}
