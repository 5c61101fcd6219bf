import type { Account } from "./account";
import type { Store, Stores } from "./records";
import { forbidden, notFound, type Reply } from "./reply";

/** What a route does with a record. */
export type Access = "read" | "change";

/** A guard's answer: the record for the handler, or the reply that takes the handler's place. */
export type Passage<T> =
  | { readonly isOpen: true; readonly record: T }
  | { readonly isOpen: false; readonly reply: Reply };

export type Guard<T> = (stores: Stores, account: Account, id: string) => Passage<T>;

interface Owned {
  readonly department: string;
}

/** Asks whose draft it is, before any handler sees it. */
export const draftFor = (access: Access) => guardOf("draft", ({ drafts }) => drafts, access);

/** Asks whose key it is. */
export const keyFor = (access: Access) => guardOf("key", ({ keys }) => keys, access);

/** A guard for the records of one store. What is somebody else's is not there, in the same words. */
function guardOf<T extends Owned>(kind: string, storeOf: (stores: Stores) => Store<T>, access: Access): Guard<T> {
  return (stores, account, id) => {
    const record = storeOf(stores).find(id);
    if (!record || !isInside(account, record)) return { isOpen: false, reply: notFound(kind, id) };
    if (access === "change" && account.role === "viewer") {
      return { isOpen: false, reply: forbidden("Viewers cannot change anything") };
    }
    return { isOpen: true, record };
  };
}

/** Admins are inside everywhere. */
function isInside({ role, department }: Account, record: Owned): boolean {
  return role === "admin" || department === record.department;
}
