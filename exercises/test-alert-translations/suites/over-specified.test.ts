import { describe, expect, it } from "vitest";
import { phraseAlert } from "../src/phrase-alert";
import { harbour, right, untrue } from "../src/recorded";
import { textIn } from "../src/text-in";

describe("phraseAlert", () => {
  it("asks for languages in their order, two at a time", async () => {
    const asked: string[] = [];
    let underWay = 0;
    let most = 0;
    await phraseAlert(harbour, ["de", "fr", "pl"], {
      async write(prompt) {
        asked.push(prompt.slice(10, 12));
        most = Math.max(most, (underWay += 1));
        await Promise.resolve();
        underWay -= 1;
        return right.plain!.answer;
      },
    });
    expect(asked).toEqual(["de", "fr", "pl"]);
    expect(most).toBe(2);
  });

  it("gives its fields in order", async () => {
    const phrased = await phraseAlert(harbour, ["de"], { write: async () => right.plain!.answer });
    expect(JSON.stringify(phrased)).toBe(JSON.stringify([{ language: "de", text: right.plain!.text, by: "model" }]));
  });

  it("asks again at once", async () => {
    const asked: string[] = [];
    await phraseAlert(harbour, ["de", "fr", "pl"], {
      async write(prompt) {
        asked.push(prompt.slice(10, 12));
        return untrue.refusal;
      },
    });
    expect(asked).toEqual(["de", "fr", "de", "fr", "pl", "pl"]);
  });

  it("does not give advice", async () => {
    const [german] = await phraseAlert(harbour, ["de"], { write: async () => untrue.adviceAdded });
    expect(german?.by).toBe("template");
  });
});

describe("textIn", () => {
  it("has no text in nothing", () => {
    expect(textIn("")).toBe("");
  });
});
