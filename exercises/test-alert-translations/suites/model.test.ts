import { describe, expect, it } from "vitest";
import type { Alert, Language } from "../src/alert";
import { phraseAlert } from "../src/phrase-alert";
import { harbour, right, untrue } from "../src/recorded";
import { template } from "../src/template";
import { promptFor } from "../src/writer";

/** A model that gives these answers, one after the other, and keeps what it was asked. */
function writing(...answers: (string | Error)[]) {
  const prompts: string[] = [];
  return {
    prompts,
    async write(prompt: string) {
      prompts.push(prompt);
      const answer = answers[prompts.length - 1] ?? new Error("quota exceeded");
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

/** What passengers read when the model says this, and says it again; null if it is the template. */
async function shown(answer: string, alert = harbour): Promise<string | null> {
  const [german] = await phraseAlert(alert, ["de"], writing(answer, answer));
  if (german?.by === "model") return german.text;
  expect(german).toEqual({ language: "de", text: template(alert, "de"), by: "template" });
  return null;
}

const start = "Die U5 fährt von 18:40 bis 21:00 nicht: Mill Lane – Old Harbour.";

describe("a text that is true", () => {
  it.each(Object.values(right))("is shown: $answer", async ({ answer, text }) => {
    expect(await shown(answer)).toBe(text);
  });

  it.each([
    ["„", "“"],
    ["“", "”"],
    ["«", "»"],
    ['"', '"'],
  ])("is shown without the quotes %s and %s", async (open, close) => {
    expect(await shown(`Gern:\n  ${open} ${start}${close} \n\n`)).toBe(start);
    expect(await shown(`${open}${start} ${close}${open}Gute Fahrt!${close}.`)).toBe(
      `${open}${start} ${close}${open}Gute Fahrt!${close}.`,
    );
    expect(await shown(`${start} ${open}Bis bald!${close}`)).toBe(`${start} ${open}Bis bald!${close}`);
    expect(await shown(`${open}Info${close}: ${start}`)).toBe(`${open}Info${close}: ${start}`);
  });

  it("may name things twice, and end in what begins a name", async () => {
    for (const more of ["U5!", "Old Harbour bleibt zu.", "Danke! ```", "Ab 21:00 fährt die U5 wieder."]) {
      expect(await shown(`${start} ${more}`)).toBe(`${start} ${more}`);
    }
  });

  it("may have 160 characters, an emoji being one", async () => {
    const long = `${start} 🚇`.padEnd(160 + 1, "!");
    expect([...long]).toHaveLength(160);
    expect(await shown(long)).toBe(long);
    expect(await shown(`${long}!`)).toBeNull();
  });

  it("counts a letter and its accent once, even if these are two characters", async () => {
    const accented = `${start} ${"e\u0301".repeat(160 - start.length - 1)}`;
    expect(await shown(accented)).toBe(accented);
    expect(await shown(`${accented}!`)).toBeNull();
  });

  it("leaves out what the alert does not know", async () => {
    const open: Alert = { line: "N7", between: ["Élise Park", "Harbour"], from: "01:05", until: null };
    const text = "Ab 01:05 fährt die N7 nicht zwischen Harbour und Élise Park.";
    expect(await shown(text, open)).toBe(text);
    expect(await shown(text.replace("nicht", "bis 02:00 nicht"), open)).toBeNull();
    expect(await shown(text.replace("Harbour", "Old Harbour"), open)).toBeNull();
  });
});

describe("a text that is not true", () => {
  it.each([
    ["Mill Lane", "Mill Lane North"],
    ["Town Hall", "Town Hall East"],
    ["Harbour", "Old Harbour"],
  ])("has not %s in it where it says %s, nor the other way round", async (short, long) => {
    for (const [told, said] of [
      [short, long],
      [long, short],
    ] as const) {
      const alert: Alert = { line: "X12", between: [told, "Élise Park"], from: "06:00", until: "07:30" };
      const text = `Von 06:00 bis 07:30 keine X12: ${told}, Élise Park.`;
      expect(await shown(text, alert)).toBe(text);
      expect(await shown(text.replace(told, said), alert)).toBeNull();
    }
  });

  it.each(Object.entries(untrue))("is not shown: %s", async (_, answer) => {
    expect(await shown(answer)).toBeNull();
  });

  it.each([
    start.replace("U5", "U55"),
    start.replace("U5", "EU5"),
    start.replace("U5", "ÄU5"),
    start.replace("U5", "u5"),
    start.replace("Mill Lane", "Mill Lanes"),
    start.replace("Mill Lane", "MILL LANE"),
    start.replace("Mill Lane", "Town Hall"),
    start.replace("Mill Lane", "der Haltestelle"),
    start.replace("18:40", "8:40"),
    start.replace("18:40", "18.40"),
    start.replace("21:00", "21:000"),
    `${start} Ersatz: X12.`,
    `${start} Auch an Town Hall.`,
    `${start} Busse um 19:15.`,
    `${start} Auch bis Harbour.`,
  ])("is not shown: %s", async (answer) => {
    expect(await shown(answer)).toBeNull();
    expect(await shown(start)).toBe(start);
  });

  it("is not shown though the line before would be true", async () => {
    expect(await shown(`${start}\nGute Fahrt!`)).toBeNull();
    expect(await shown("")).toBeNull();
    expect(await shown("```\n```")).toBeNull();
  });
});

describe("asking", () => {
  it("ends with the first text that can be used", async () => {
    const model = writing(start);
    await phraseAlert(harbour, ["pl"], model);
    expect(model.prompts).toEqual([promptFor(harbour, "pl")]);
  });

  it("is tried a second time, and not a third", async () => {
    for (const first of [untrue.adviceAdded, new Error("refused")]) {
      expect(await phraseAlert(harbour, ["fr"], writing(first, start))).toMatchObject([{ text: start, by: "model" }]);
      const model = writing(first, first, start);
      expect(await phraseAlert(harbour, ["fr"], model)).toEqual([
        { language: "fr", text: template(harbour, "fr"), by: "template" },
      ]);
      expect(model.prompts).toHaveLength(2);
    }
  });

  it("is left out for English", async () => {
    const model = writing(start);
    expect(await phraseAlert(harbour, ["en"], model)).toEqual([
      { language: "en", text: template(harbour, "en"), by: "template" },
    ]);
    expect(model.prompts).toEqual([]);
  });

  it("is not needed without languages", async () => {
    expect(await phraseAlert(harbour, [], writing())).toEqual([]);
  });
});

describe("several languages", () => {
  /** How many steps a language's answer takes; German fails. */
  const STEPS: Readonly<Record<Language, number>> = { en: 1, de: 2, fr: 30, pl: 5 };

  function slowly() {
    let underWay = 0;
    const most = { seen: 0 };
    async function write(prompt: string): Promise<string> {
      underWay += 1;
      most.seen = Math.max(most.seen, underWay);
      const language = /^Language: (\w\w)/.exec(prompt)?.[1] as Language;
      for (let step = 0; step < STEPS[language]; step += 1) await Promise.resolve();
      underWay -= 1;
      if (language === "de") throw new Error("refused");
      return `${start} (${language})`;
    }
    return { write, most };
  }

  it("keep their order, whoever is ready first, and do nothing to each other", async () => {
    const phrased = await phraseAlert(harbour, ["fr", "de", "en", "pl"], slowly());
    expect(phrased.map(({ language, text, by }) => [language, text, by])).toEqual([
      ["fr", `${start} (fr)`, "model"],
      ["de", template(harbour, "de"), "template"],
      ["en", template(harbour, "en"), "template"],
      ["pl", `${start} (pl)`, "model"],
    ]);
  });

  it("have two requests under way at most", async () => {
    const writer = slowly();
    await phraseAlert(harbour, ["de", "fr", "pl"], writer);
    expect(writer.most.seen).toBeLessThanOrEqual(2);
  });
});
