import { describe, expect, it } from "vitest";
import { phraseAlert } from "../src/phrase-alert";
import { harbour, right, untrue } from "../src/recorded";

describe("Whether requests run two at a time", () => {
  async function requests(answer: string) {
    const asked: string[] = [];
    let underWay = 0;
    let most = 0;
    await phraseAlert(harbour, ["de", "fr", "pl"], {
      async write(prompt) {
        asked.push(prompt.slice(10, 12));
        most = Math.max(most, (underWay += 1));
        await Promise.resolve();
        underWay -= 1;
        return answer;
      },
    });
    return { asked, most };
  }

  it("they do", async () => {
    expect((await requests(right.plain!.answer)).most).toBe(2);
  });

  it("in the order of the languages", async () => {
    expect((await requests(right.plain!.answer)).asked).toEqual(["de", "fr", "pl"]);
  });

  it("with second requests before those of the next language", async () => {
    expect((await requests(untrue.refusal)).asked.slice(-2)).toEqual(["pl", "pl"]);
  });
});

it("Emojis that are made of several characters", async () => {
  const text = `${right.hyphens!.text} ${"👩\u200d👧".repeat(40)}`;
  const [german] = await phraseAlert(harbour, ["de"], { write: async () => text });
  expect(german!.by).toBe("template");
});
