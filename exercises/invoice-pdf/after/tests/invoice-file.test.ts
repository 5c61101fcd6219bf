import { describe, expect, it } from "vitest";
import type { Guest, Member } from "../src/guest";
import type { Invoice } from "../src/invoices";
import { get } from "../src/shop";
import { invoice, mara, shopWith } from "./shop-with";

const path = "/invoices/PW-20417.pdf";
const link = { code: "q7W2mZx0Lr5TnB8vKc3HsD1p", until: "2026-12-31" };
const kim: Member = { name: "Kim", customer: "hillcrest", rights: ["billing"] };

/** What becomes of a request for this invoice. */
async function open(guest: Guest, rest: Partial<Invoice> = {}) {
  const { shop, lines } = shopWith(invoice({ link, ...rest }));
  return { ...(await get(shop, path, guest)), lines };
}

describe("an invoice as a PDF", () => {
  it("opens for the customer's members", async () => {
    const { status, type, body, fileName, lines } = await open({ member: mara });
    expect([status, type, fileName]).toEqual([200, "pdf", "invoice-PW-20417.pdf"]);
    expect(new TextDecoder().decode(body as Uint8Array)).toBe("PDF of PW-20417");
    expect(lines).toEqual(["PW-20417 opened by Mara"]);
  });

  it("opens for whoever has the link", async () => {
    const { status, lines } = await open({ code: link.code });
    expect([status, lines]).toEqual([200, ["PW-20417 opened by link"]]);
  });

  it("opens for members of others who have the link, and is logged by their name", async () => {
    expect(await open({ member: kim, code: link.code })).toMatchObject({
      status: 200,
      lines: ["PW-20417 opened by Kim"],
    });
  });

  it("does not open for others, in the words of an address that is not there", async () => {
    const { shop } = shopWith();
    const missing = await get(shop, "/invoices/PW-99999.pdf", { member: kim });
    const guests = [
      {},
      { member: kim },
      { member: { ...mara, rights: ["orders"] } as Member },
      { code: "guessed" },
      { code: "" },
    ];
    for (const guest of guests) expect(await open(guest)).toEqual({ ...missing, lines: [] });
  });

  it.each([
    ["2026-11-19", 404],
    ["2026-11-20", 200],
    [undefined, 200],
  ])("has a link that works until %s: %d", async (until, status) => {
    expect((await open({ code: link.code }, { link: { ...link, until } })).status).toBe(status);
  });

  it("opens whether it is paid or not", async () => {
    expect((await open({ member: mara }, { state: "sent" })).status).toBe(200);
  });

  it("asks to try again when the printer is down", async () => {
    const { shop, lines } = shopWith(invoice());
    const printer = {
      print: () => {
        throw new Error("no paper");
      },
    };
    const response = await get({ ...shop, printer }, path, { member: mara });
    expect(response).toEqual({ status: 503, type: "text", body: "Please try again in a few minutes" });
    expect(lines).toEqual(["PW-20417 was not printed: no paper"]);
  });
});
