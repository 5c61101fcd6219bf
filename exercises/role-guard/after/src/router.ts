import type { Account } from "./account";
import { deleteDraft, editDraft, publishDraft, showDraft } from "./drafts";
import { draftFor, type Guard, keyFor } from "./guard";
import { revokeKey, showKey } from "./keys";
import type { ApiKey, Draft, Stores } from "./records";
import type { Reply } from "./reply";

export interface Ask {
  /** "PUT /drafts/felling". */
  readonly line: string;
  /** Undefined if nobody is signed in. */
  readonly account?: Account;
  readonly body?: unknown;
}

type Handler<T> = (stores: Stores, account: Account, record: T, body: unknown) => Reply;

/** The guard stands before any handler: it finds the record that the handler takes. */
type Route<T> = readonly [RegExp, Guard<T>, Handler<T>];

const DRAFT_ROUTES: readonly Route<Draft>[] = [
  [/^GET \/drafts\/([a-z0-9-]+)$/, draftFor("read"), showDraft],
  [/^PUT \/drafts\/([a-z0-9-]+)$/, draftFor("change"), editDraft],
  [/^DELETE \/drafts\/([a-z0-9-]+)$/, draftFor("change"), deleteDraft],
  [/^POST \/drafts\/([a-z0-9-]+)\/publish$/, draftFor("change"), publishDraft],
];

const KEY_ROUTES: readonly Route<ApiKey>[] = [
  [/^GET \/keys\/([a-z0-9-]+)$/, keyFor("read"), showKey],
  [/^DELETE \/keys\/([a-z0-9-]+)$/, keyFor("change"), revokeKey],
];

export function dispatch(stores: Stores, ask: Ask): Reply {
  const { account } = ask;
  if (!account) return { status: 401, body: "Please sign in" };
  const reply = answer(DRAFT_ROUTES, stores, account, ask) ?? answer(KEY_ROUTES, stores, account, ask);
  return reply ?? { status: 404, body: "There is no such address" };
}

/** The reply of the route that fits, or undefined if none of them does. */
function answer<T>(routes: readonly Route<T>[], stores: Stores, account: Account, ask: Ask): Reply | undefined {
  for (const [pattern, guard, handler] of routes) {
    const id = pattern.exec(ask.line)?.[1];
    if (!id) continue;
    const passage = guard(stores, account, id);
    return passage.isOpen ? handler(stores, account, passage.record, ask.body) : passage.reply;
  }
  return undefined;
}
