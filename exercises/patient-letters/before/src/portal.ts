import type { Account } from "./account";
import type { Journal } from "./journal";
import { type Calendar, ownVisits } from "./visits";

export interface Clinic {
  readonly calendar: Calendar;
  readonly journal: Journal;
}

export interface PortalRequest {
  readonly path: string;
  /** Undefined if nobody is signed in. */
  readonly account?: Account;
}

export interface PortalReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Serves one page; `part` is what the address has in brackets. */
type Page = (clinic: Clinic, account: Account, part: string) => Promise<PortalReply>;

/** The pages of the portal. All of them need an account. */
const PAGES: readonly (readonly [RegExp, Page])[] = [
  [/^\/visits()$/, async ({ calendar, journal }, account) => ok(await ownVisits(calendar, journal, account))],
];

export async function respond(clinic: Clinic, { path, account }: PortalRequest): Promise<PortalReply> {
  if (!account) return { status: 401, body: "Please sign in" };
  for (const [pattern, page] of PAGES) {
    const match = pattern.exec(path);
    if (match) return page(clinic, account, match[1] ?? "");
  }
  return { status: 404, body: "There is no such page" };
}

function ok(body: unknown): PortalReply {
  return { status: 200, headers: { "cache-control": "no-store" }, body };
}
