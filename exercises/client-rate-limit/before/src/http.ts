export interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** From the header of the same name; absent if it was not sent. */
  readonly apiKey?: string;
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function reply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { "content-type": "application/json", ...headers }, body };
}
