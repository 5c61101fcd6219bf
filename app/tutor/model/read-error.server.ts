import { APIConnectionError, APIError } from "openai";
import { ModelFailure } from "./failure";

/** Turns the package's errors into our reasons. Drops the errors' messages, because they may quote what was sent. */

const TOO_LONG = /context.?length|context.?window|context size|maximum context|too long|too many tokens/i;
const NO_QUOTA = /insufficient_quota|exceeded your current quota|billing|credit/i;

/** The server's own description of an error. We search this description but don't keep it. */
const wordsOf = ({ code, type, message }: APIError) => `${code ?? ""} ${type ?? ""} ${message}`;

/** The number of seconds in `Retry-After`, or until its date; null if the header is missing or can't be read. */
function secondsIn(headers: Headers | undefined): number | null {
  const text = headers?.get("retry-after")?.trim();
  if (!text) return null;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

function ofStatus(status: number, error: APIError): ModelFailure {
  if (status === 401 || status === 403) return new ModelFailure("key refused");
  if (status === 404) return new ModelFailure("model unknown");
  if (status === 402) return new ModelFailure("over quota");
  if (status === 413) return new ModelFailure("too long");
  if (status === 429 && NO_QUOTA.test(wordsOf(error))) return new ModelFailure("over quota");
  if ([408, 409, 429, 503, 529].includes(status)) return new ModelFailure("busy", secondsIn(error.headers));
  if (status >= 500) return new ModelFailure("unreachable");
  return new ModelFailure(TOO_LONG.test(wordsOf(error)) ? "too long" : "refused");
}

export function readError(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionError) return new ModelFailure("unreachable");
  if (error instanceof APIError) return error.status ? ofStatus(error.status, error) : new ModelFailure("cut off");
  return new ModelFailure(error instanceof SyntaxError ? "unreadable" : "cut off");
}

/**
 * Parameters that some servers don't know. OpenAI's newer models refuse `max_tokens`, some gateways refuse `store`, and
 * older servers have no JSON mode.
 */
const OPTIONAL = ["store", "stream_options", "response_format", "max_tokens"] as const;
export type OptionalParameter = (typeof OPTIONAL)[number];

const DOES_NOT_KNOW = /un(?:supported|known|recogni[sz]ed|expected)|not (?:supported|permitted|allowed)|extra/i;

/** The optional parameter that the server gives as the reason for its refusal; null if it gives none. */
export function refusedParameter(error: unknown): OptionalParameter | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const named = `${error.param ?? ""} ${JSON.stringify(error.error ?? "")} ${error.message}`;
  if (!DOES_NOT_KNOW.test(named)) return null;
  return OPTIONAL.find((name) => new RegExp(`\\b${name}\\b`).test(named)) ?? null;
}
