import type { Guest, Member } from "./guest";
import type { Invoice } from "./invoices";

/** Either way in is enough. */
export function mayOpen(invoice: Invoice, { member, code }: Guest, today: string): boolean {
  return isTheirs(invoice, member) || hasLink(invoice, code, today);
}

/** Members see what their own company has to pay, if that is their job. */
function isTheirs({ customer }: Invoice, member: Member | undefined): boolean {
  return member !== undefined && member.customer === customer && member.rights.includes("billing");
}

/** The code has to be that of the link, and the link must not have run out. */
function hasLink({ link }: Invoice, code: string | undefined, today: string): boolean {
  const isOver = link?.until !== undefined && link.until < today;
  return link?.code === code && !isOver;
}
