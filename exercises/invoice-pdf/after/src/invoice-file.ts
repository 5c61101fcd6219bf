import type { Guest } from "./guest";
import { mayOpen } from "./invoice-access";
import type { Invoice } from "./invoices";
import type { Response, Shop } from "./shop";

const NOT_FOUND: Response = { status: 404, type: "text", body: "Not found" };
const TRY_AGAIN: Response = { status: 503, type: "text", body: "Please try again in a few minutes" };

/** An invoice as a PDF, for its customer and for whoever has its link. */
export async function invoiceFile(shop: Shop, number: string, guest: Guest): Promise<Response> {
  const invoice = await shop.invoices.byNumber(number);
  if (!invoice) return NOT_FOUND;
  if (!mayOpen(invoice, guest, shop.today)) return NOT_FOUND;

  const response = await printed(shop, invoice);
  if (response.status === 200) {
    shop.log(`${number} opened by ${guest.member?.name ?? "link"}`);
  }
  return response;
}

/** The printer is down now and then: that is no reason to crash. */
async function printed(shop: Shop, invoice: Invoice): Promise<Response> {
  try {
    return pdfResponse(invoice, shop.printer.print(invoice));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    shop.log(`${invoice.number} was not printed: ${reason}`);
    return TRY_AGAIN;
  }
}

async function pdfResponse({ number }: Invoice, printing: Promise<Uint8Array>): Promise<Response> {
  return { status: 200, type: "pdf", body: await printing, fileName: `invoice-${number}.pdf` };
}
