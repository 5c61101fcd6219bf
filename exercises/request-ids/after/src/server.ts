import type { Log } from "./log";
import { addMeasurement, type MeasurementStore } from "./measurements";
import { type KeyRing, partnerOf } from "./partners";
import { inContextOf, traced } from "./request-context";
import { requestIdOf } from "./request-id";

/** Names of headers are in small letters. */
export type Headers = Readonly<Record<string, string | undefined>>;

export interface ApiRequest {
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface ApiReply {
  readonly status: number;
  readonly headers?: Headers;
  readonly body: unknown;
}

export interface Deps {
  readonly keys: KeyRing;
  readonly store: MeasurementStore;
  readonly log: Log;
  /** A request's id where the partner has none: 36 letters, digits and hyphens. */
  readonly newId: () => string;
}

/** Never written to the log. */
const SECRET_HEADERS = new Set(["authorization", "cookie", "set-cookie"]);

/** Serves a request. Many are served at a time: while one waits for the store, others go on. */
export async function serve(deps: Deps, request: ApiRequest): Promise<ApiReply> {
  const requestId = requestIdOf(request.headers, deps.newId);
  return inContextOf(requestId, () => serveAs(requestId, { ...deps, log: traced(deps.log) }, request));
}

async function serveAs(requestId: string, deps: Deps, request: ApiRequest): Promise<ApiReply> {
  const { path, headers } = request;
  deps.log.info("request received", { path, headers: JSON.stringify(withoutSecrets(headers)) });
  const reply = await answerSafely(deps, request, requestId);
  deps.log.info("request served", { path, status: reply.status });
  return { ...reply, headers: { ...reply.headers, "x-request-id": requestId } };
}

/** Whatever goes wrong inside is ours to know: the partner gets a 500 without details. */
async function answerSafely(deps: Deps, request: ApiRequest, requestId: string): Promise<ApiReply> {
  try {
    return await answer(deps, request);
  } catch (error) {
    deps.log.error("request failed", { path: request.path, reason: String(error) });
    return { status: 500, body: { error: `Something went wrong (request ${requestId})` } };
  }
}

async function answer(deps: Deps, { path, headers, body }: ApiRequest): Promise<ApiReply> {
  const partner = await partnerOf(deps, headers["x-api-key"]);
  if (!partner) return { status: 401, body: { error: "Send your key as x-api-key" } };
  const [, station] = /^\/stations\/([a-z0-9-]+)$/.exec(path) ?? [];
  if (!station) return { status: 404, body: { error: "There is no such address" } };
  if (!/^-?\d+(\.\d+)?$/.test(body)) return { status: 400, body: { error: "Send a number" } };
  return { status: 201, body: await addMeasurement(deps, partner, station, Number(body)) };
}

/** The headers with everything masked that must not be read by others. */
function withoutSecrets(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.has(name) ? "***" : value]),
  );
}
