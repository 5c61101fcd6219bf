import type { Guest } from "./guest";
import type { Invoice } from "./invoices";
import type { Response, Shop } from "./shop";

/** An invoice as a text to be copied into a mail, for those who deal with money at the customer's. */
export async function invoiceText(shop: Shop, number: string, { member }: Guest): Promise<Response> {
  const invoice = await shop.invoices.byNumber(number);
  const isTheirs = member?.customer === invoice?.customer && member?.rights.includes("billing");
  if (!invoice || !isTheirs || invoice.state === "draft") {
    return { status: 404, type: "text", body: "Not found" };
  }
  return { status: 200, type: "text", body: linesOf(invoice).join("\n") };
}

function linesOf({ number, customer, cents, state }: Invoice): string[] {
  return [
    `Invoice ${number}`,
    `To: ${customer}`,
    `Amount: ${(cents / 100).toFixed(2)} EUR`,
    state === "paid" ? "Paid. Thank you!" : "Please pay within 14 days.",
  ];
}
