import type { Alert, Language } from "./src/alert";
import { LINES, STOPS } from "./src/network";
import { phraseAlert } from "./src/phrase-alert";

/** One argument list: an alert, up to three languages, and answers, most of them true and some not quite. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const rarely = (odd: string, common: string) => (random() < 0.1 ? odd : common);
  const first = below(STOPS.length);
  const second = (first + 1 + below(STOPS.length - 1)) % STOPS.length;
  const alert = {
    line: pick(LINES),
    between: [STOPS[first], STOPS[second]],
    from: pick(["18:40", "01:05"]),
    until: pick(["21:00", null]),
  } as Alert;
  const answer = (): string => {
    const [a, b] = alert.between;
    const names = [rarely(pick(LINES), alert.line), rarely(pick(STOPS), a), rarely(`${b}s`, b)];
    const times = [rarely("18:4", alert.from), alert.until ?? rarely("22:10", "")];
    const more = random() < 0.15 ? pick(["!".repeat(90 + below(40)), pick(LINES), pick(STOPS), "12:00", "🚇", "e\u0301".repeat(60 + below(60))]) : "";
    const text = [...names, ...times, more].sort(() => random() - 0.5).join(pick([" ", ", ", "-"]));
    return pick([
      text,
      text,
      text,
      `"${text}"`,
      `„${text}“`,
      `Gern:\n${text}\n`,
      `\`\`\`\n${text}\n\`\`\``,
      `${text}\nOk?`,
    ]);
  };
  const languages = pick<Language[]>([
    [],
    ["de"],
    ["fr"],
    ["pl"],
    ["en"],
    ["en", "pl"],
    ["de", "fr"],
    ["pl", "de", "fr"],
  ]);
  const answers = languages.map((language) => [language, [answer(), answer()]]);
  return [alert, languages, Object.fromEntries(answers)];
}

/** What the specification settles: the texts in their order, how often each language is asked for, and the most at once. */
export async function call(args: unknown[]): Promise<unknown> {
  const [alert, languages, answers] = args as [Alert, Language[], Record<string, string[]>];
  const asked: Record<string, number> = {};
  let underWay = 0;
  let most = 0;
  const phrased = await phraseAlert(alert, languages, {
    async write(prompt) {
      const language = prompt.slice(10, 12);
      const place = asked[language] ?? 0;
      asked[language] = place + 1;
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      return answers[language]?.[place] ?? "";
    },
  });
  return { phrased: phrased.map(({ language, text, by }) => [language, text, by]), asked, isTooMany: most > 2 };
}
