import { PERSON_HEADER } from "../../app/ui/workspace/workspace-post";

/** Calls loaders and actions directly, with real Request objects. */
const ORIGIN = "http://localhost:3000";

/** The client of a route that is called directly. Its signal never aborts, so the client never seems to disconnect. */
export const READER = { signal: new AbortController().signal };

type Door = (args: never) => Promise<unknown>;

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  /** The data that the route returned for the page or the form. */
  // biome-ignore lint/suspicious/noExplicitAny: routes answer in their own shapes; each test knows its own
  readonly data: any;
  readonly body: Response | null;
}

async function answerOf(reply: unknown): Promise<Answer> {
  if (reply instanceof Response) {
    return {
      status: reply.status,
      location: reply.headers.get("Location"),
      headers: reply.headers,
      data: null,
      body: reply,
    };
  }
  const { data, init, type } = reply as { data?: unknown; init?: ResponseInit; type?: string };
  const isWrapped = type === "DataWithResponseInit";
  return {
    status: (isWrapped && init?.status) || 200,
    location: null,
    headers: new Headers(isWrapped ? init?.headers : undefined),
    data: isWrapped ? data : reply,
    body: null,
  };
}

async function call(door: Door, request: Request, params: Record<string, string>, context: object): Promise<Answer> {
  try {
    return await answerOf(
      await door({ request, params, context: { requestId: "1", reader: READER, ...context } } as never),
    );
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown);
    throw thrown;
  }
}

interface Asked {
  readonly cookie: string;
  readonly params?: Record<string, string>;
  readonly context?: object;
  /** The person whose page sends the request. */
  readonly person?: string;
}

export const read = (door: Door, path: string, { cookie, params = {}, context = {} }: Asked) =>
  call(door, new Request(`${ORIGIN}${path}`, { headers: { cookie } }), params, context);

export const send = (door: Door, path: string, fields: object, { cookie, params = {}, context = {} }: Asked) => {
  const body = new URLSearchParams(fields as Record<string, string>);
  return call(door, new Request(`${ORIGIN}${path}`, { method: "POST", body, headers: { cookie } }), params, context);
};

/** Posts a form with a file. */
export const sendFile = (door: Door, path: string, field: string, file: File, { cookie, params = {} }: Asked) => {
  const body = new FormData();
  body.set(field, file);
  return call(door, new Request(`${ORIGIN}${path}`, { method: "POST", body, headers: { cookie } }), params, {});
};

export const sendJson = (
  door: Door,
  path: string,
  json: object,
  { cookie, params = {}, context = {}, person }: Asked,
) => {
  const headers = { cookie, "Content-Type": "application/json", ...(person && { [PERSON_HEADER]: person }) };
  const request = new Request(`${ORIGIN}${path}`, { method: "POST", body: JSON.stringify(json), headers });
  return call(door, request, params, context);
};
