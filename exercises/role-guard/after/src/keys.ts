import type { Account } from "./account";
import type { ApiKey, Stores } from "./records";
import type { Reply } from "./reply";

/** A key as people see it: of the secret, only its end. */
export function showKey(_stores: Stores, _account: Account, { secret, ...rest }: ApiKey): Reply {
  return { status: 200, body: { ...rest, endsWith: secret.slice(-4) } };
}

export function revokeKey({ keys, audit }: Stores, account: Account, key: ApiKey): Reply {
  if (key.isRevoked) return { status: 409, body: "This key is revoked already" };
  keys.save({ ...key, isRevoked: true });
  audit(`${account.name} revoked key ${key.id}`);
  return { status: 204 };
}
