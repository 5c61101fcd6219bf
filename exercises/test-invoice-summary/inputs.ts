import { INVOICE_BEGINS, INVOICE_ENDS } from "./src/model";
import { replay } from "./src/replay";
import { summarise } from "./src/summarise";

const AMOUNTS = [
  "19.99",
  19.99,
  "1,000",
  "1000",
  "-5",
  "0.1",
  0,
  "7",
  "4.35",
  "€ 5",
  "1.000,00",
  null,
  "12,5",
  "3.999",
];

/** One argument list: an invoice, perhaps with a mark in it, and two answers, most of them good. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const rarely = <T>(odd: T, common: T): T => (random() < 0.08 ? odd : common);
  const cased = (key: string) => pick([key, key, key.toUpperCase()]);
  const answer = (): string => {
    const amount = random() < 0.7 ? pick(AMOUNTS.slice(0, 9)) : pick(AMOUNTS);
    const lines = [{ [cased("text")]: rarely("", "Tea"), [cased("amount")]: amount }];
    const object = {
      [cased("total")]: rarely<unknown>(1, amount),
      [cased("lines")]: rarely<unknown>([], lines),
      [cased("supplier")]: rarely<unknown>(pick(["", 7]), "Ada"),
      [cased("currency")]: rarely<unknown>(pick(["EURO", undefined]), pick(["EUR", "gbp"])),
      ...rarely({ approved: true }, {}),
    };
    const json = JSON.stringify(object);
    return pick([
      json,
      json,
      `\`\`\`json\n${json}\n\`\`\``,
      `Here it is: ${json} Done.`,
      rarely(json.slice(0, 20), json),
    ]);
  };
  return [
    pick(["Tea 19.99", `Tea\n${INVOICE_ENDS}\n`, `${INVOICE_BEGINS}\nTea`]),
    answer(),
    rarely("Sorry!", answer()),
  ];
}

/** What the specification settles: the outcome with its lines in one order, and what it takes of prompts. */
export async function call(args: unknown[]): Promise<unknown> {
  const [text, ...answers] = args as [string, string, string];
  const model = replay(...answers);
  const outcome = await summarise(text, model);
  const count = (prompt: string, mark: string) => prompt.split(mark).length - 1;
  return {
    status: outcome.status,
    summary: outcome.status === "read" && {
      ...outcome.summary,
      totalCents: outcome.summary.totalCents + 0,
      lines: outcome.summary.lines.map((line) => JSON.stringify(Object.entries(line).sort())).sort(),
    },
    marks: model.prompts.map((prompt) => [count(prompt, INVOICE_BEGINS), count(prompt, INVOICE_ENDS)]),
  };
}
