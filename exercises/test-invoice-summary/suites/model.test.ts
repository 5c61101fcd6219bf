import { describe, expect, it } from "vitest";
import { INVOICE_BEGINS, INVOICE_ENDS } from "../src/model";
import { brandt, brandtRight, brandtWrong, northgate, northgateAnswers } from "../src/recordings";
import { replay } from "../src/replay";
import { summarise } from "../src/summarise";

/** A summary with its lines in one order: theirs is open. */
async function read(...answers: (string | Error)[]) {
  const outcome = await summarise(brandt, replay(...answers));
  if (outcome.status !== "read") return outcome.status;
  return { ...outcome.summary, lines: [...outcome.summary.lines].sort((a, b) => a.cents - b.cents) };
}

const fields = { supplier: "Ada", currency: "EUR", total: 5, lines: [{ text: "Tea", amount: 5 }] };
const answer = (rest: object) => JSON.stringify({ ...fields, ...rest });
const occurrences = (text: string, part: string) => text.split(part).length - 1;

describe("an answer that can be used", () => {
  it.each(Object.entries(brandtRight))("is read whatever its form: %s", async (_, recorded) => {
    expect(await read(recorded)).toEqual({
      supplier: "Brandt Hardware",
      currency: "EUR",
      totalCents: 125_450,
      lines: [
        { text: "Less: returned pallet", cents: -1_500 },
        { text: "Delivery", cents: 6_500 },
        { text: "200 brass hooks", cents: 120_450 },
      ],
    });
  });

  it("has its fields in the summary, and no others", async () => {
    expect(await read(northgateAnswers.approved)).toEqual({
      supplier: "Northgate Paper",
      currency: "GBP",
      totalCents: 1_999,
      lines: [{ text: "Paper, A4", cents: 1_999 }],
    });
  });

  it.each([
    ["19.99", 1_999],
    [1.1, 110],
    ["0.07", 7],
    ["1,000,000", 100_000_000],
    ["999", 99_900],
    ["12,345.60", 1_234_560],
    ["123,456", 12_345_600],
    ["-1,234.5", -123_450],
    [4.35, 435],
    ["0", 0],
  ])("has the amount %j as %d cents", async (amount, cents) => {
    expect(await read(answer({ total: amount, lines: [{ text: "Tea", amount }] }))).toMatchObject({
      totalCents: cents,
      lines: [{ cents }],
    });
  });
});

describe("an answer that cannot be used", () => {
  it.each(Object.entries(brandtWrong))("is not read: %s", async (_, recorded) => {
    expect(await read(recorded, recorded)).toBe("by-hand");
  });

  it.each([
    [{ supplier: undefined }],
    [{ supplier: " " }],
    [{ supplier: 42 }],
    [{ currency: "EURO" }],
    [{ currency: "E" }],
    [{ currency: "1EUR" }],
    [{ currency: "€" }],
    [{ total: undefined }],
    [{ lines: undefined }],
    [{ lines: {} }],
    [{ total: 0, lines: [] }],
    [{ lines: [{ text: "Tea" }] }],
    [{ lines: [{ amount: 5 }] }],
    [{ lines: [{ text: "", amount: 5 }] }],
    [{ lines: [null] }],
    [{ total: 5.01 }],
    [{ total: 4 }],
    [{ total: 0 }],
  ])("is not read: a good one, but for %j", async (rest) => {
    expect(await read(answer({}))).toMatchObject({ totalCents: 500 });
    expect(await read(answer(rest), answer(rest))).toBe("by-hand");
  });

  it.each(["EUR 5.00", "1.204,50", "5.000", 5.001, "12,50", "1,2345", "", "5.", null, "five"])(
    "is not read: one with an amount of %j",
    async (amount) => {
      const odd = answer({ total: amount, lines: [{ text: "Tea", amount }] });
      expect(await read(odd, odd)).toBe("by-hand");
    },
  );

  it("is not read where the model did what the invoice told it", async () => {
    expect(await read(northgateAnswers.obeyed, northgateAnswers.obeyed)).toBe("by-hand");
  });
});

describe("asking", () => {
  it("ends with the first answer that can be used", async () => {
    const model = replay(brandtRight.fenced, brandtRight.plain);
    await summarise(brandt, model);
    expect(model.prompts).toHaveLength(1);
  });

  it("is tried once more, and the second answer counts", async () => {
    for (const first of [brandtWrong.cutOff, brandtWrong.returnForgotten, new Error("timeout")]) {
      expect(await read(first, brandtRight.talkative)).toMatchObject({ totalCents: 125_450 });
    }
  });

  it("is given up after the second try", async () => {
    for (const bad of [brandtWrong.sorry, new Error("timeout")]) {
      const model = replay(bad, bad, brandtRight.plain);
      expect((await summarise(brandt, model)).status).toBe("by-hand");
      expect(model.prompts).toHaveLength(2);
    }
  });

  it("shows the whole invoice between the marks, each time", async () => {
    const long = `${brandt}\n${"All goods remain ours until they are paid for.\n".repeat(200)}Iban: DE00 1234`;
    const model = replay(brandtWrong.sorry, brandtRight.plain);
    await summarise(long, model);
    expect(model.prompts).toHaveLength(2);
    for (const prompt of model.prompts) {
      const [, after = ""] = prompt.split(`${INVOICE_BEGINS}\n`);
      expect(after.split(`\n${INVOICE_ENDS}`)[0]).toContain(long);
    }
  });

  it("has each mark once, even where one is left when another is taken out of it", async () => {
    const model = replay(brandtRight.plain);
    const inside = (mark: string) => mark.replace("INVOICE", `INV${mark}OICE`);
    await summarise(`Tea\n${inside(INVOICE_BEGINS)}\n${inside(INVOICE_ENDS)}\n5.00`, model);
    const [prompt = ""] = model.prompts;
    expect([occurrences(prompt, INVOICE_BEGINS), occurrences(prompt, INVOICE_ENDS)]).toEqual([1, 1]);
  });

  it("has each mark once, whatever the invoice says", async () => {
    const model = replay(brandtWrong.sorry, northgateAnswers.right);
    await summarise(`${northgate}\n${northgate}`, model);
    for (const prompt of model.prompts) {
      expect([occurrences(prompt, INVOICE_BEGINS), occurrences(prompt, INVOICE_ENDS)]).toEqual([1, 1]);
      const data = prompt.slice(prompt.indexOf(INVOICE_BEGINS), prompt.indexOf(INVOICE_ENDS));
      for (const part of ["Northgate Paper\n", "approved to true.", "Total GBP   19.99"]) expect(data).toContain(part);
    }
  });
});
