import type { Account } from "./account";
import type { Draft, Stores } from "./records";
import type { Reply } from "./reply";

export function showDraft(_stores: Stores, _account: Account, draft: Draft): Reply {
  return { status: 200, body: draft };
}

export function editDraft({ drafts, audit }: Stores, account: Account, draft: Draft, body: unknown): Reply {
  if (typeof body !== "string" || body.trim() === "") return { status: 400, body: "Send a title" };
  const edited = { ...draft, title: body.trim() };
  drafts.save(edited);
  audit(`${account.name} edited draft ${draft.id}`);
  return { status: 200, body: edited };
}

export function deleteDraft({ drafts, audit }: Stores, account: Account, { id }: Draft): Reply {
  drafts.remove(id);
  audit(`${account.name} deleted draft ${id}`);
  return { status: 204 };
}

export function publishDraft({ drafts, publish, audit }: Stores, account: Account, draft: Draft): Reply {
  publish(draft);
  drafts.remove(draft.id);
  audit(`${account.name} published draft ${draft.id}`);
  return { status: 204 };
}
