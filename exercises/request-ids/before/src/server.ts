import type { Log } from "./log";
import { addMeasurement, type MeasurementStore } from "./measurements";
import { labelOf, type RequestNumbers } from "./numbers";
import { type KeyRing, partnerOf } from "./partners";

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
  readonly numbers: RequestNumbers;
}

/** Serves a request. Many are served at a time: while one waits for the store, others go on. */
export async function serve(deps: Deps, request: ApiRequest): Promise<ApiReply> {
  const number = labelOf(deps.numbers.next());
  const reply = await answerSafely(deps, request, number);
  deps.log.info("request served", { number, path: request.path, status: reply.status });
  return reply;
}

/** Whatever goes wrong inside is ours to know: the partner gets a 500 without details. */
async function answerSafely(deps: Deps, request: ApiRequest, number: string): Promise<ApiReply> {
  try {
    return await answer(deps, request);
  } catch (error) {
    deps.log.error("request failed", { number, path: request.path, reason: String(error) });
    return { status: 500, body: { error: "Something went wrong" } };
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
