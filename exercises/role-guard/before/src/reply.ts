export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export function notFound(kind: string, id: string): Reply {
  return { status: 404, body: `There is no ${kind} ${id}` };
}

export function forbidden(reason: string): Reply {
  return { status: 403, body: reason };
}
