import type { Account } from "../src/account";
import type { ApiKey, Draft, Store } from "../src/records";

export const ida: Account = { name: "Ida", department: "parks", role: "editor" };
export const per: Account = { name: "Per", department: "parks", role: "viewer" };
export const jon: Account = { name: "Jon", department: "water", role: "editor" };
export const siv: Account = { name: "Siv", department: "it", role: "admin" };

/** The parks' draft and key, and a record of what happened to them. */
export function office() {
  const published: string[] = [];
  const lines: string[] = [];
  const draft: Draft = { id: "felling", department: "parks", title: "Felling plan" };
  const key: ApiKey = { id: "k-7", department: "parks", secret: "s3cr3t-9f2c", isRevoked: false };
  const stores = {
    drafts: storeWith(draft),
    keys: storeWith(key),
    publish: ({ id }: Draft) => void published.push(id),
    audit: (line: string) => void lines.push(line),
  };
  return { stores, published, lines };
}

/** A store with one record, which counts how often it was asked. */
function storeWith<T extends { readonly id: string }>(first: T): Store<T> & { asked: number } {
  const records = new Map([[first.id, first]]);
  return {
    asked: 0,
    find(id) {
      this.asked += 1;
      return records.get(id);
    },
    save: (record) => void records.set(record.id, record),
    remove: (id) => void records.delete(id),
  };
}
