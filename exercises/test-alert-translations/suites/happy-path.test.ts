import { describe, expect, it } from "vitest";
import { phraseAlert } from "../src/phrase-alert";
import { harbour, right, untrue } from "../src/recorded";

const writing = (answer: string) => ({ write: async () => answer });

describe("phraseAlert", () => {
  it("takes the model's text", async () => {
    const [german] = await phraseAlert(harbour, ["de"], writing(right.plain!.answer));
    expect(german).toEqual({ language: "de", text: right.plain!.text, by: "model" });
  });

  it("takes it out of quotes", async () => {
    const [german] = await phraseAlert(harbour, ["de"], writing(right.quoted!.answer));
    expect(german?.text).toContain("Danke für Ihr Verständnis!");
  });

  it("falls back when the model refuses", async () => {
    const [german] = await phraseAlert(harbour, ["de"], writing(untrue.refusal));
    expect(german?.by).toBe("template");
  });

  it("has a text for each language", async () => {
    expect(await phraseAlert(harbour, ["en", "de", "fr"], writing(right.hyphens!.answer))).toHaveLength(3);
  });
});
