import type { Rung } from "../ladder/rungs";
import type { ExerciseWords } from "./exercise-words";
import { inOneAlphabet, isAscii, withoutMarkup } from "./plain-text";
import { questionFor } from "./questions";
import { createRules } from "./rules";

/**
 * Decides which paragraphs of a reply the learner sees. The rules use only what the learner sees and says, and never
 * the key, so neither a shown nor a withheld paragraph depends on the key (docs/decisions/047-the-tutors-guard.md).
 */
export interface GuardContext {
  readonly exercise: ExerciseWords;
  readonly rung: Rung;
  /** The learner's message that the reply answers. */
  readonly message: string;
  /** How many times the tutor has answered before. This number decides which question replaces a withheld paragraph. */
  readonly turn: number;
  /** For benchmarks: called with the rule that made the guard withhold a paragraph. The rule is never shown. */
  onWithheld?(rule: string): void;
}

const LONGEST_REPLY = 1_600;
const MOST_PARAGRAPHS = 4;

interface Guard {
  /** Returns what to show for a paragraph: the paragraph itself, a question in its place, or null for nothing. */
  take(paragraph: string): string | null;
  /** Call this after the last paragraph. Returns a question if nothing has been shown, otherwise null. */
  end(): string | null;
}

function createGuard({ exercise, rung, message, turn, onWithheld }: GuardContext): Guard {
  const rules = createRules(exercise, rung, inOneAlphabet(message));
  let [paragraphs, characters, questioned] = [0, 0, false];
  return {
    take(paragraph) {
      const raw = inOneAlphabet(paragraph.slice(0, LONGEST_REPLY * 2)).replace(/^ {0,3}```.*$/gm, "");
      const text = withoutMarkup(raw).replace(/`/g, "");
      if (text === "" && isAscii(raw)) return null;
      if (paragraphs >= MOST_PARAGRAPHS || characters >= LONGEST_REPLY) return null;
      const broken = paragraph.length > LONGEST_REPLY ? "length" : rules.brokenBy(text, raw);
      if (broken === null) {
        paragraphs++;
        characters += text.length;
        return text;
      }
      onWithheld?.(broken);
      if (questioned) return null;
      questioned = true;
      paragraphs++;
      return questionFor(rung, turn);
    },
    end: () => (paragraphs === 0 ? questionFor(rung, turn) : null),
  };
}

/** Returns the paragraphs to show for a complete reply. */
export async function guard(reply: string, context: GuardContext): Promise<string[]> {
  const shown: string[] = [];
  for await (const paragraph of guardStream([reply], context)) shown.push(paragraph);
  return shown;
}

/** How many characters of a paragraph are read. A longer paragraph is withheld anyway, so the rest of it is dropped. */
const MOST_WAITING = LONGEST_REPLY + 1;
/** How many characters of a reply are read. This limits the cost of a model that never stops. */
const MOST_READ = 40_000;

/**
 * Yields the paragraphs to show, each as soon as its end has arrived. The result doesn't depend on how the text is
 * split into chunks.
 */
export async function* guardStream(
  chunks: AsyncIterable<string> | Iterable<string>,
  context: GuardContext,
): AsyncGenerator<string> {
  const { take, end } = createGuard(context);
  let [paragraph, line, read, isFence] = ["", "", 0, false];
  const close = (): string | null => {
    const whole = paragraph;
    paragraph = "";
    return whole.trim() === "" ? null : take(whole);
  };
  const closeLine = (): string | null => {
    if (/^ {0,3}```/.test(line)) isFence = !isFence;
    const isEnd = !isFence && line.trim() === "";
    if (!isEnd && paragraph.length < MOST_WAITING) paragraph += `${line.slice(0, MOST_WAITING)}\n`;
    line = "";
    return isEnd ? close() : null;
  };
  for await (const chunk of chunks) {
    for (const [at, part] of chunk
      .slice(0, MOST_READ - read)
      .replaceAll("\r", "")
      .split("\n")
      .entries()) {
      const shown = at > 0 ? closeLine() : null;
      if (shown !== null) yield shown;
      if (line.length < MOST_WAITING) line += part;
    }
    read += chunk.length;
    if (read >= MOST_READ) break;
  }
  for (const shown of [closeLine(), close(), end()]) if (shown !== null) yield shown;
}
