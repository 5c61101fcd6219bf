import { get } from "./src/shop";
import { shopWith } from "./tests/shop-with";

const CODE = "q7xw2m9k4p1zt6vb8ncj3hdf";
const member = (d) =>
  d.pick([
    undefined,
    { name: "Mara", customer: "brookside", rights: ["billing", "orders"] },
    { name: "Ole", customer: "brookside", rights: ["orders"] },
    { name: "Tess", customer: "hillcrest", rights: ["billing"] },
    { name: "Bo", customer: "hillcrest", rights: [] },
  ]);
const link = (d) =>
  d.pick([
    undefined,
    { code: CODE },
    { code: CODE, until: "2026-11-20" },
    { code: CODE, until: "2026-11-19" },
    { code: CODE, until: "2027-01-01" },
    { code: "another" },
  ]);

export const properties = [
  {
    says: "an invoice opens for its customer's members with the billing right and for anyone with its link, and is otherwise not found",
    from: [
      "An invoice opens for members of its customer who have the `billing` right, and for anyone who brings the code of its link, as long as that is valid.",
      "For everyone else it is a 404 with the text `Not found`, like any address that does not exist",
      "A draft opens for no one: it is not an invoice yet.",
      "The file is called `invoice-PW-20417.pdf`.",
      "answer 503 with `Please try again in a few minutes`, and log `PW-20417 was not printed: <reason>`",
      "Log each invoice that was opened: `PW-20417 opened by Mara`, or `by link` for people without an account.",
    ],
    draw: (d) => {
      const made = link(d);
      return {
        invoice: {
          number: d.pick(["PW-20417", "PW-999999999"]),
          customer: "brookside",
          cents: 4_900,
          state: d.pick(["draft", "sent", "paid"]),
          ...(made && { link: made }),
        },
        guest: {
          ...(d.chance(0.7) && { member: member(d) }),
          ...(d.chance(0.6) && { code: d.pick([CODE, "", "another", "undefined", undefined]) }),
        },
        asks: d.pick(["it", "it", "it", "another", "text"]),
        fails: d.chance(0.3) ? d.pick(["no paper", ""]) : undefined,
      };
    },
    holds: async ({ invoice, guest, asks, fails }) => {
      const { shop, lines } = shopWith(invoice);
      const printer =
        fails === undefined
          ? shop.printer
          : {
              print: async () => {
                throw new Error(fails);
              },
            };
      const number = asks === "another" ? "PW-20418" : invoice.number;
      const path = `/invoices/${number}.${asks === "text" ? "txt" : "pdf"}`;
      const { status, type, body, fileName } = await get({ ...shop, printer }, path, guest);
      const isTheirs = guest.member?.customer === "brookside" && guest.member.rights.includes("billing");
      const hasLink =
        invoice.link !== undefined && guest.code === invoice.link.code && !(invoice.link.until < "2026-11-20");
      if (asks === "another" || asks === "text" || invoice.state === "draft" || !(isTheirs || hasLink))
        return status === 404 && body === "Not found" && lines.length === 0 && fileName === undefined;
      if (fails !== undefined)
        return (
          status === 503 && body === "Please try again in a few minutes" && lines.join() === `${number} was not printed: ${fails}`
        );
      const who = guest.member?.name ?? "link";
      return (
        status === 200 && type === "pdf" && fileName === `invoice-${number}.pdf` && lines.join() === `${number} opened by ${who}` && body.length > 0
      );
    },
  },
];
