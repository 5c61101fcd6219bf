/**
 * Mangled copies of valid programs, whose words are swapped, cut, doubled and mixed with the words of other programs;
 * and noise.
 */
import type { Draw } from "./draw";

const WORDS =
  /\s+|[A-Za-z_$][\w$]*|\d[\w.]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|=>|[=!<>]==?|&&|\|\||\?[?.]|\.{3}|\*\*|[^\s\w]/g;
/** Matches an identifier that is not a keyword. */
const NAME =
  /^(?!(?:const|let|var|function|return|if|else|for|while|of|in|new|import|from|export|async|await|throw|try|catch|class|interface|type|readonly|typeof|switch|case|default|as)$)[A-Za-z_$]/;
const SPARE_NUMBERS = ["0", "-1", "1e9", "2147483648", "0x7fffffff", "NaN", "1n", ".5", "1e400", "08"];
const SPARE_TEXTS = [
  '""',
  '"__proto__"',
  '"constructor"',
  '"\\ud800"',
  '"a".repeat(1e5)',
  "null",
  "undefined",
  '"\\0"',
];
const BROKEN = ["\ud800", "\udfff", "\u0000", "\u2028", "\ufeff", "\u202e", "\uffff", "\u{e0001}", "\r", "\x1b[2J"];
const HOSTILE_WORDS =
  `await yield async import export eval arguments this super new delete in of get set static #x => ... ?. ?? ** \`\${ \`\` /* */ // <!-- --> /(/ { } ( ) [ ] ; ,`.split(
    " ",
  );
const MOST_LETTERS = 200_000;

/** Returns `text` after a few changes, usually one. Some changes splice in a part of `other`. */
export function mangled(draw: Draw, text: string, other: string): string {
  let words: string[] = text.match(WORDS) ?? [""];
  const donor = other.match(WORDS) ?? [""];
  for (const change of draw.several(1, draw.oneOf([1, 1, 2, 6]), () => draw.oneOf(draw.onceIn(5) ? ROUGH : GENTLE))) {
    words = change(draw, words, donor);
    if (words.length === 0) words = [""];
  }
  return words.join("").slice(0, MOST_LETTERS);
}

type Change = (draw: Draw, words: string[], donor: readonly string[]) => string[];

/** Draws a stretch of at most `most` words. */
function stretch(draw: Draw, words: readonly string[], most: number): [from: number, to: number] {
  const from = draw.below(words.length);
  return [from, Math.min(words.length, from + 1 + draw.below(most))];
}

const put = (draw: Draw, words: string[], ...added: string[]) =>
  words.toSpliced(draw.below(words.length + 1), 0, ...added);

/** Replaces one random word that matches `fits` with a random word from `spare`. */
function exchanged(draw: Draw, words: string[], fits: RegExp, spare: readonly string[]): string[] {
  const places = words.flatMap((word, i) => (fits.test(word) ? [i] : []));
  return places.length === 0 ? words : words.with(draw.oneOf(places), draw.oneOf(spare));
}

const OPERATORS = ["+", "-", "*", "/", "<", ">", "&", "|", "^", "%"];

/** Changes after which most programs still parse. */
const GENTLE: readonly Change[] = [
  (draw, words) => exchanged(draw, words, /^\d/, SPARE_NUMBERS),
  (draw, words) => exchanged(draw, words, /^["'`]/, SPARE_TEXTS),
  (draw, words) => exchanged(draw, words, NAME, words.filter((word) => NAME.test(word)).concat("x")),
  (draw, words) => exchanged(draw, words, /^[-+*/<>&|^%]$/, OPERATORS),
  function lines(draw, words) {
    const all = words.join("").split("\n");
    const [a, b] = [draw.below(all.length), draw.below(all.length)];
    const change = draw.oneOf<() => string[]>([
      () => all.toSpliced(a, 1),
      () => all.toSpliced(a, 0, all[a]!),
      () => all.with(a, all[b]!).with(b, all[a]!),
    ]);
    return [change().join("\n")];
  },
];

const ROUGH: readonly Change[] = [
  function swap(draw, words) {
    const [a, b] = [draw.below(words.length), draw.below(words.length)];
    return words.with(a, words[b]!).with(b, words[a]!);
  },
  function cut(draw, words) {
    const [from, to] = stretch(draw, words, 12);
    return words.toSpliced(from, to - from);
  },
  function double(draw, words) {
    const [from, to] = stretch(draw, words, 40);
    return words.toSpliced(to, 0, ...words.slice(from, to));
  },
  function manyTimes(draw, words) {
    const [from, to] = stretch(draw, words, 4);
    const again = words
      .slice(from, to)
      .join("")
      .repeat(draw.oneOf([10, 100, 3_000]));
    return words.toSpliced(to, 0, again);
  },
  function splice(draw, words, donor) {
    const [from, to] = stretch(draw, donor, 60);
    return put(draw, words, ...donor.slice(from, to));
  },
  (draw, words) => put(draw, words, ` ${draw.oneOf(HOSTILE_WORDS)} `),
  function breakWord(draw, words) {
    const at = draw.below(words.length);
    const word = words[at]!;
    const cutAt = draw.below(word.length + 1);
    return words.with(at, word.slice(0, cutAt) + draw.oneOf(BROKEN) + word.slice(cutAt));
  },
  function endEarly(draw, words) {
    return draw.onceIn(4) ? words.slice(0, draw.below(words.length)) : words;
  },
];

const LETTERS = "(){}[];=>`'\"/\\*$#@!?.,:<>&|^~%+-0189abefnrtuxTyield \n\t";

/** Draws text that is not a program: bytes, lone surrogates, or the letters of programs in random order. */
export function noise(draw: Draw): string {
  const length = draw.oneOf([0, 1, 2, 7, 40, 300, 3_000, 30_000]);
  const make = draw.oneOf<() => string>([
    () => String.fromCharCode(draw.below(256)),
    () => String.fromCharCode(draw.below(65_536)),
    () => String.fromCharCode(0xd800 + draw.below(0x800)),
    () => LETTERS[draw.below(LETTERS.length)]!,
    () => draw.oneOf(HOSTILE_WORDS),
  ]);
  const text = Array.from({ length }, make).join("");
  if (!draw.onceIn(4)) return text;
  // Draw random bytes, and decode them like a file.
  return Buffer.from(Uint8Array.from({ length }, () => draw.below(256))).toString("utf8");
}
