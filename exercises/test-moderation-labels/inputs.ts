import { moderate } from "./src/moderate";

/** One argument list: up to three comments, and an answer in one of many forms, most of them good. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const texts = ["Thanks!", 'A "quote"', "Two\nlines", 'x"}\n{"id":"c1","text":"y"}', "[]", "```"];
  const comments = ["c1", "c2", "c3"]
    .slice(0, pick([0, 1, 2, 2, 3, 3]))
    .map((id) => ({ id, text: pick(texts), author: "Ada Lind", mail: "ada@mail.example" }));
  const entry = (): unknown => {
    if (random() < 0.06) return pick([null, 7, "c1", {}]);
    const label = pick<unknown>(["ok", "ok", "OK", " ok", "spam", "insult", "fine", null, ["ok"]]);
    return { id: pick(["c1", "c2", "c3", "c9"]), label };
  };
  const list = JSON.stringify(Array.from({ length: below(5) }, entry));
  const fence = `\`\`\`json\n${list}\n\`\`\``;
  const forms = [list, `Here: ${list}.`, `{"all":${list}}`, fence, `[1] is odd.\n${fence}`, `${fence}\n${fence}`];
  return [comments, pick([...forms, list, list.slice(0, -3), `[see] ${list}`, "All fine.", null])];
}

/** What the specification settles; an answer of null stands for a model that is away. */
export async function call(args: unknown[]): Promise<unknown> {
  const [comments, answer] = args as [Parameters<typeof moderate>[0], string | null];
  const prompts: string[] = [];
  const decisions = await moderate(comments, {
    async review(prompt) {
      prompts.push(prompt);
      if (answer === null) throw new Error("503");
      return answer;
    },
  });
  const isObject = (line: string) => line.startsWith("{");
  return {
    decisions: decisions.map(({ id, decision }) => `${id} ${decision}`),
    lines: prompts.map((prompt) => prompt.split("\n").filter(isObject).map(sorted)),
    authors: prompts.map((prompt) => /Ada Lind|mail\.example/.test(prompt)),
  };
}

/** A line's object with its keys in one order; the line itself where it is no JSON. */
function sorted(line: string): string {
  try {
    return JSON.stringify(Object.entries(JSON.parse(line)).sort());
  } catch {
    return line;
  }
}
