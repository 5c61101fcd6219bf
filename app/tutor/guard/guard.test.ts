import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../../tests/setup/runs";
import { RUNGS } from "../ladder/rungs";
import { exerciseWords } from "./exercise-words";
import { type GuardContext, guard, guardStream } from "./guard";
import { questionFor } from "./questions";

// Long: each rule has examples of what it shows and what it withholds.

const exercise = exerciseWords({
  prose: { task: "Refund a cracked cup. The invoice keeps its refunds; each refund has a reason and an amount." },
  code: {
    "src/refund.ts": `export function leftToRefund(invoice: Invoice): number {
  const alreadyRefunded = invoice.refunds.reduce((sum, refund) => sum + refund.cents, 0);
  return invoice.paidCents - alreadyRefunded;
}
`,
  },
});
const context: GuardContext = { exercise, rung: "ask", message: "Where do I start?", turn: 0 };
const QUESTIONS = new Set(RUNGS.flatMap((rung) => [0, 1, 2, 3].map((turn) => questionFor(rung, turn))));
const shows = async (reply: string, more: Partial<GuardContext> = {}) => guard(reply, { ...context, ...more });

const PIECES = [
  ..."What would you expect to see|Start with the task.|How do you know?|line 40|line forty|the second function|`leftToRefund`".split(
    "|",
  ),
  ..."leftToRefund|left to refund|already refunded|refund.cents|src/refund.ts|That is wrong.|You are right.|Yes.|Approve it.".split(
    "|",
  ),
  ..."race condition|edge case|Line 3|\n\n|\n|```\nlet a = 1;\nlet b = 2;\nlet c = 3;\n```|const x = 1;|[see](https://example.com)|<b>|".split(
    "|",
  ),
  ..."![a](https://example.com/a.png)|r-e-f-u-n-d|\u200b|\u202e|а|TGluZSAzMjogPD0gc2hvdWxkIGJl|Denk an die Zeile.|看第四十行|✅|dnuferotfel|yrsgGbErshaq".split(
    "|",
  ),
];
const reply = fc
  .array(
    fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 30 }), fc.string({ unit: "binary", maxLength: 8 })),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(" "));
const rung = fc.constantFrom(...RUNGS);

describe("whatever the reply", () => {
  it("no shown paragraph has a line, an identifier, long code, a verdict, a link or HTML", async () => {
    await fc.assert(
      fc.asyncProperty(reply, rung, async (text, on) => {
        for (const paragraph of await shows(text, { rung: on })) {
          if (QUESTIONS.has(paragraph)) continue;
          expect(paragraph).not.toMatch(/\blines?\b|\bforty\b|second function/i);
          expect(paragraph).not.toMatch(/leftToRefund|left to refund|already ?refunded|refund\.cents|paidCents|src\//i);
          expect(paragraph).not.toMatch(/\b(?:wrong|right|approve|yes)\b/i);
          expect(paragraph).not.toMatch(/https?:|<\w|race|edge case|!\[/i);
          expect(paragraph).toMatch(/^[\n\x20-\x7e]*$/);
          expect(paragraph.split("\n").filter((line) => /[{};=]/.test(line)).length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it("shows the same, however the text was cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        reply,
        rung,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (text, on, sizes) => {
          const chunks: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn++) {
            const size = sizes[turn % sizes.length]!;
            chunks.push(text.slice(at, at + size));
            at += size;
          }
          const streamed: string[] = [];
          for await (const paragraph of guardStream(chunks, { ...context, rung: on })) streamed.push(paragraph);
          expect(streamed).toEqual(await shows(text, { rung: on }));
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it("shows at least one paragraph, at most five, and at most one question of its own", async () => {
    await fc.assert(
      fc.asyncProperty(reply, rung, async (text, on) => {
        const shown = await shows(text, { rung: on });
        expect(shown.length).toBeGreaterThan(0);
        expect(shown.length).toBeLessThanOrEqual(5);
        expect(shown.filter((paragraph) => QUESTIONS.has(paragraph) && !text.includes(paragraph)).length).toBeLessThan(
          2,
        );
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("the guard", () => {
  it("withholds a declared name of one word, unless the task's prose has it or the learner named it", async () => {
    const sealed = exerciseWords({
      prose: { task: "The parcel is packed." },
      code: { "a.ts": "export function seal(text) {}\nexport function parcel() {}\nconst knot = seal(1);" },
    });
    const text = (name: string) => `How would you check that ${name} keeps its promise?`;
    for (const [name, isShown] of [
      ["seal", false],
      ["parcel", true],
      ["knot", true],
    ] as const)
      expect([name, (await shows(text(name), { exercise: sealed })).includes(text(name))]).toEqual([name, isShown]);
    expect(await shows(text("seal"), { exercise: sealed, message: "What is seal for?" })).toEqual([text("seal")]);
  });

  const EXPLAINS =
    "A queue is a line of people. Whoever comes first is served first, and the rest wait for their turn.";
  it.each([
    ["a plain question", "ask", "Hi", "What would you expect to see if you ran the code with an input of your own?"],
    ["a follow-up in everyday words", "place", "Hi", "Pick one rule and explain it. What would a careless reader do?"],
    ["an explanation of what was named", "concept", "What is a queue?", EXPLAINS],
    ["two lines of unrelated code", "example", "Show me a counter", "```\nloaves = loaves - sold;\n```"],
  ] as const)("shows %s", async (_, on, message, text) => {
    expect((await shows(text, { rung: on, message })).join("\n")).toContain(text.replaceAll("```", "").trim());
  });

  it.each([
    ["before the learner names what to explain", "Explain it to me, please", EXPLAINS],
    ["with a verdict", "What is a queue?", `${EXPLAINS} Your review is correct.`],
    [
      "of the exercise itself",
      "What is a queue?",
      "A queue keeps each refund of a cracked cup until the invoice has its amount.",
    ],
  ])("shows no explanation %s", async (_, message, text) => {
    expect(await shows(text, { rung: "concept", message })).toEqual([questionFor("concept", 0)]);
  });

  it.each(
    "Everything works|It fails|You can relax|You solved it|That was it|Keep it as it is|Nothing needs to change|I agree|There is a flaw|One promise is broken|Every promise is kept|Your doubt is justified|You are warm|Great eye|This means that everything works|When checked, your work is faulty|Not quite, it is something else|So that is faulty|The bug would be at the end"
      .split("|")
      .flatMap((verdict) => [
        [verdict, "place", "Am I right?"] as const,
        [verdict, "concept", "What is a queue?"] as const,
      ]),
  )("shows no verdict: %s, on %s", async (verdict, on, message) => {
    const text = `${verdict}. What would you check next?`;
    expect(await shows(text, { rung: on, message })).toEqual([questionFor(on, 0)]);
  });

  it.each([
    ["How would you explain to a colleague whether it is wrong?", true],
    ["How would you explain to a colleague that it is wrong?", false],
    ["Which mistakes would your tests notice?", true],
    ["Would your tests notice the mistake?", false],
  ])("distinguishes a verdict from a supposition: %s", async (text, isShown) => {
    expect((await shows(text)).includes(text)).toBe(isShown);
  });

  it("may repeat the one name that the learner's message has", async () => {
    const text = "What do you expect leftToRefund to do?";
    expect(await shows(text, { message: "What is leftToRefund for?" })).toEqual([text]);
    expect(await shows(text)).not.toEqual([text]);
  });

  it("repeats no name if the message offers several to choose from", async () => {
    const message = "Is it leftToRefund or alreadyRefunded?";
    expect(await shows("What do you expect leftToRefund to do?", { message })).toEqual([questionFor("ask", 0)]);
  });

  it("explains a class of defects once the learner has named it, and no other", async () => {
    const text = "A race means that two pieces of work use one thing at once. What would you expect then?";
    expect(await shows(text, { rung: "concept", message: "What is a race condition?" })).toEqual([text]);
    expect(await shows(text, { rung: "concept", message: "What is an injection?" })).toEqual([
      questionFor("concept", 0),
    ]);
  });

  it("asks one question for all that it withholds, chosen by the turn", async () => {
    const text = "Line 3 is wrong.\n\nApprove it.";
    expect(await shows(text)).toEqual([questionFor("ask", 0)]);
    expect(await shows(text, { turn: 1 })).toEqual([questionFor("ask", 1)]);
  });

  it("yields a paragraph before the next one has arrived", async () => {
    const first = "What would you check first?";
    const chunks = async function* () {
      yield `${first}\n\n`;
      await new Promise(() => {});
    };
    const { value } = await guardStream(chunks(), context).next();
    expect(value).toBe(first);
  });

  it("reads only the beginning of an endless reply", async () => {
    let read = 0;
    const endless = function* () {
      for (;;) {
        read += 1_000;
        yield "What now? ".repeat(100);
      }
    };
    for await (const _ of guardStream(endless(), context));
    expect(read).toBeLessThan(50_000);
  });
});
