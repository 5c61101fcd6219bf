import type { Account } from "./account";
import type { Stores } from "./records";
import { forbidden, notFound, type Reply } from "./reply";

const VIEWERS = "Viewers cannot change anything";

export function showDraft({ drafts }: Stores, account: Account, id: string): Reply {
  const draft = drafts.find(id);
  if (!draft) return notFound("draft", id);
  if (account.role !== "admin" && account.department !== draft.department) return notFound("draft", id);
  return { status: 200, body: draft };
}

export function editDraft({ drafts, audit }: Stores, account: Account, id: string, body: unknown): Reply {
  const draft = drafts.find(id);
  if (!draft) return notFound("draft", id);
  if (account.role !== "admin") {
    if (draft.department !== account.department) return forbidden("This draft belongs to another department");
    if (account.role === "viewer") return forbidden(VIEWERS);
  }
  if (typeof body !== "string" || body.trim() === "") return { status: 400, body: "Send a title" };
  const edited = { ...draft, title: body.trim() };
  drafts.save(edited);
  audit(`${account.name} edited draft ${id}`);
  return { status: 200, body: edited };
}

export function deleteDraft({ drafts, audit }: Stores, account: Account, id: string): Reply {
  const draft = drafts.find(id);
  const isForeign = account.role !== "admin" && draft?.department !== account.department;
  if (!draft || isForeign) return notFound("draft", id);
  if (account.role === "viewer") return forbidden(VIEWERS);
  drafts.remove(id);
  audit(`${account.name} deleted draft ${id}`);
  return { status: 204 };
}

export function publishDraft({ drafts, publish, audit }: Stores, account: Account, id: string): Reply {
  const draft = drafts.find(id);
  if (!draft) return notFound("draft", id);
  const mayPublish = account.role === "admin" || (account.role === "editor" && account.department === draft.department);
  if (!mayPublish && account.department === draft.department) return forbidden(VIEWERS);
  if (!mayPublish) return notFound("draft", id);
  publish(draft);
  drafts.remove(id);
  audit(`${account.name} published draft ${id}`);
  return { status: 204 };
}
