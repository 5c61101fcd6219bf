import type { Log } from "./log";

/** Somebody who sends us measurements: a department, the water works, a school. */
export interface Partner {
  readonly name: string;
}

/** Who has which key. */
export interface KeyRing {
  /** The partner to whom a key was given. */
  ownerOf(key: string): Promise<Partner | undefined>;
}

/** The partner who signs a request by the header `x-api-key`. Keys do not expire. */
export async function partnerOf(
  { keys, log }: { readonly keys: KeyRing; readonly log: Log },
  key: string | undefined,
): Promise<Partner | undefined> {
  const partner = key === undefined ? undefined : await keys.ownerOf(key);
  if (partner) log.info("key accepted", { partner: partner.name });
  else log.info("key refused");
  return partner;
}
