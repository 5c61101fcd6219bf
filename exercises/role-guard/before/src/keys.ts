import type { Account } from "./account";
import type { Stores } from "./records";
import { forbidden, notFound, type Reply } from "./reply";

/** A key as people see it: of the secret, only its end. */
export function showKey({ keys }: Stores, account: Account, id: string): Reply {
  const key = keys.find(id);
  if (!key || (key.department !== account.department && account.role !== "admin")) return notFound("key", id);
  const { secret, ...rest } = key;
  return { status: 200, body: { ...rest, endsWith: secret.slice(-4) } };
}

export function revokeKey({ keys, audit }: Stores, account: Account, id: string): Reply {
  const key = keys.find(id);
  if (account.role === "viewer") return forbidden("Viewers cannot change anything");
  if (account.role === "editor" && key && key.department !== account.department) {
    return forbidden("This key belongs to another department");
  }
  if (!key) return notFound("key", id);
  if (key.isRevoked) return { status: 409, body: "This key is revoked already" };
  keys.save({ ...key, isRevoked: true });
  audit(`${account.name} revoked key ${id}`);
  return { status: 204 };
}
