import type { Guest } from "./guest";
import { invoiceText } from "./invoice-text";
import type { Invoices } from "./invoices";

export interface Shop {
  readonly invoices: Invoices;
  /** "2026-11-20". */
  readonly today: string;
  readonly log: (line: string) => void;
}

export interface Response {
  readonly status: number;
  readonly type: "json" | "text" | "pdf";
  readonly body: unknown;
  /** The name under which a browser stores it. */
  readonly fileName?: string;
}

/** `GET <path>`, on behalf of a guest. */
export async function get(shop: Shop, path: string, guest: Guest): Promise<Response> {
  if (path === "/invoices") return listInvoices(shop, guest);
  const [, number] = /^\/invoices\/(PW-\d{5,9})\.txt$/.exec(path) ?? [];
  if (number) return invoiceText(shop, number, guest);
  return { status: 404, type: "text", body: "Not found" };
}

/** The invoices of the member's own company, for those who deal with money there. */
async function listInvoices({ invoices }: Shop, { member }: Guest): Promise<Response> {
  if (!member?.rights.includes("billing")) return { status: 404, type: "text", body: "Not found" };
  const all = await invoices.ofCustomer(member.customer);
  const sent = all.filter(({ state }) => state !== "draft");
  return { status: 200, type: "json", body: sent.map(({ number, cents, state }) => ({ number, cents, state })) };
}
