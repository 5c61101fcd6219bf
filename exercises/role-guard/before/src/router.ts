import type { Account } from "./account";
import { deleteDraft, editDraft, publishDraft, showDraft } from "./drafts";
import { revokeKey, showKey } from "./keys";
import type { Stores } from "./records";
import type { Reply } from "./reply";

export interface Ask {
  /** "PUT /drafts/felling". */
  readonly line: string;
  /** Undefined if nobody is signed in. */
  readonly account?: Account;
  readonly body?: unknown;
}

type Handler = (stores: Stores, account: Account, id: string, body: unknown) => Reply;

const ROUTES: readonly (readonly [RegExp, Handler])[] = [
  [/^GET \/drafts\/([a-z0-9-]+)$/, showDraft],
  [/^PUT \/drafts\/([a-z0-9-]+)$/, editDraft],
  [/^DELETE \/drafts\/([a-z0-9-]+)$/, deleteDraft],
  [/^POST \/drafts\/([a-z0-9-]+)\/publish$/, publishDraft],
  [/^GET \/keys\/([a-z0-9-]+)$/, showKey],
  [/^DELETE \/keys\/([a-z0-9-]+)$/, revokeKey],
];

export function dispatch(stores: Stores, { line, account, body }: Ask): Reply {
  if (!account) return { status: 401, body: "Please sign in" };
  for (const [pattern, handler] of ROUTES) {
    const id = pattern.exec(line)?.[1];
    if (id) return handler(stores, account, id, body);
  }
  return { status: 404, body: "There is no such address" };
}
