import { DEFECT_CLASSES, type DefectClass } from "~/kinds/defect-classes";
import { stem } from "./plain-words";

/**
 * Words that point at a defect class: its names, and words that hint at it. A reply may use the words of a class only
 * after the learner has named that class by one of its `names`. Hints are not names: a learner who says "first" has not
 * named an edge case. `everyday` words hint at a class, too, but also occur by chance. Long: a row for each class.
 */
interface DefectWords {
  readonly names: string;
  readonly hints: string;
  readonly everyday: string;
}

const WORDS: Record<DefectClass, DefectWords> = {
  "misread-requirement": {
    names: "misread misinterpret misunderstood misunderstanding misunderstandings misunderstand",
    hints: "literally",
    everyday: "similar",
  },
  "missing-edge-case": {
    names: "edge-case edge-cases corner-case corner-cases boundary boundaries",
    hints:
      "empty blank zero null negative minus duplicate huge tiny midnight leap overflow tie ties inclusive exclusive equal threshold whitespace singular nought void february exceed limit maximum minimum",
    everyday:
      "edge corner border large largest smallest big biggest shortest longest last end ends extreme single none full",
  },
  incomplete: {
    names: "incomplete unfinished",
    hints: "omit omitted unhandled partial absent remainder neglected unchecked",
    everyday: "hole missing missed misses forgot forget forgotten skip skipped lack lacks remaining rest gap",
  },
  "prompt-biased": {
    names: "prompt-biased biased hardcoded hardcode hard-coded hard-code overfit overfitted",
    hints: "special-case magic tailored",
    everyday: "literal constant fixed narrow cheat",
  },
  "unrequested-behaviour": {
    names: "unrequested mutate mutation mutates side-effect",
    hints: "extra unasked uninvited unneeded modify modified alter altered surplus creep",
    everyday: "additional unnecessary beyond bonus",
  },
  "silly-logic": {
    names: "off-by-one inverted operator",
    hints:
      "compare-sign greater lesser swapped reverse reversed backwards boolean negate negated minus plus arithmetic loop iteration",
    everyday: "comparison condition opposite logic swap formula sort sorted sorting index iterate",
  },
  "wrong-type": {
    names: "coercion",
    hints:
      "string strings numeric nan undefined async await awaited cast convert conversion concat concatenate glue glued float integer decimal cents euros round rounds rounded rounding fraction parse parsed",
    everyday: "joined type types typed number numbers unit units",
  },
  "invented-api": {
    names: "api hallucinated",
    hints: "nonexistent parameter parameters fictional made-up",
    everyday: "exist exists existing method option options imaginary invent invented",
  },
  "invented-package": {
    names: "package packages dependency dependencies squatting typosquatting",
    hints: "import imports imported npm registry publisher module supply vendor third-party",
    everyday: "library libraries install installs",
  },
  "deprecated-api": {
    names: "deprecated deprecation",
    hints: "obsolete outdated legacy retired",
    everyday: "old older removed",
  },
  injection: {
    names: "injection inject injected injecting xss",
    hints:
      "escape escaped escaping sanitise sanitize sql shell html traversal interpolate interpolated interpolation malicious attacker attackers hostile newline untrusted parameterise parameterised parameterized slash interpreter concatenated hacker exploit",
    everyday: "quote quotes path folder attack",
  },
  "broken-access": {
    names: "authorisation authorization permission permissions access-control",
    hints:
      "authorise authorised authorized ownership tenant privilege privileges idor admin session login entitled outsider anonymous",
    everyday: "access forbidden allow allowed owner owners role roles visitor visitors",
  },
  "secret-exposure": {
    names: "secret secrets credential credentials",
    hints: "token tokens password passwords leak leaks leaking leaked expose exposed exposes logged logging",
    everyday: "key keys log logs private sensitive confidential header headers",
  },
  "unsafe-concurrency": {
    names: "race races concurrency concurrent concurrently",
    hints:
      "parallel simultaneous simultaneously lock locks locking mutex atomic atomically transaction idempotent idempotency idempotence twice interleave interleaved thread threads double doubled overlap overlapping overlaps retry retries retried stale",
    everyday: "both shared lost",
  },
  "resource-leak": {
    names: "resource resources leak",
    hints:
      "dispose listener listeners unsubscribe unbounded cleanup clean-up forever timer timers pile accumulate accumulates",
    everyday:
      "close closed closes closing clear cleared memory connection connections grow grows growing release released interval",
  },
  "slow-by-design": {
    names: "performance quadratic",
    hints:
      "n+1 nested loops query queries efficient inefficient efficiency complexity batch thousand thousands million",
    everyday: "slow repeated repeatedly per row rows scale scales speed fast faster expensive costly",
  },
  "swallowed-error": {
    names: "swallow swallowed swallowing",
    hints:
      "silent silently exception exceptions throw throws thrown suppress suppressed rethrow reject rejected crash crashes",
    everyday:
      "catch catches caught error errors ignore ignored ignores hide hides hidden status success successful refuse refused refuses",
  },
  "test-that-cannot-fail": {
    names: "vacuous tautology tautological",
    hints: "assert asserts assertion assertions mock mocks mocked fake stub stubs fakes weakened meaningless",
    everyday: "trivial trivially",
  },
  unreadable: {
    names: "unreadable readability",
    hints: "misnamed copy-paste duplicated duplication tangled",
    everyday: "misleading copied copy copies dead confusing rename renamed messy",
  },
  "wrong-documentation": {
    names: "documentation docs",
    hints: "readme contradict contradicts contradiction changelog docstring",
    everyday: "comment comments commented documented",
  },
};

/** Phrases whose words are harmless individually. Matched in lower-case text with single spaces. */
const PHRASES: readonly [DefectClass, RegExp][] = [
  [
    "unsafe-concurrency",
    /\b(?:at|in) (?:the )?(?:same|very) (?:time|moment|instant)\b|(?<!\bin all )\bat once\b|\btwo (?:people|callers|runs|calls|requests) (?:at|in|on)\b|\bsame (?:time|moment|instant)\b|\bwhile (?:you|they|others?|someone|somebody) waits?\b/,
  ],
  ["misread-requirement", /\bread (?:the )?\w{1,20} (?:closely|carefully|slowly)\b|\bdifferent (?:problem|task)\b/],
  [
    "missing-edge-case",
    /\bat (?:most|least) one\b|\bno (?!tests?\b|evidence\b|rule\b)\w{1,20} at all\b|\bjust as\b|\b(?:other|another) half\b|\b(?:last|smallest|largest|biggest|shortest|longest) (?:one|item|entry|row|element|day|week|month|value|amount|number|input|character|letter|digit|page|minute|second)s?\b|\bthe (?:very|exact) (?:moment|minute|second|day|time|value)\b/,
  ],
  [
    "incomplete",
    /(?<!\byou )\bnot (?:handled|covered|checked|considered|done)\b|\bnever (?:called|handled|checked|used|reached)\b|\b(?:is|are|was|were|been) left out\b|(?<!\bexamples? )\bleaves out\b|(?<!\b(?:trust|believe|assume) )\bwithout check/,
  ],
  ["unrequested-behaviour", /\b(?:nobody|no one|not) (?:asked|requested)\b|\bdid ?n[o']t ask\b|\bside effects?\b/],
  ["silly-logic", /\boff by\b|\bother way (?:round|around)\b|\bone too (?:many|few)\b/],
  ["wrong-type", /\b(?:wrong|different|another) types?\b/],
  ["prompt-biased", /(?<!\bnot )\bonly (?:works?|for|in) (?:for |in )?the (?:example|test|case)/],
  ["invented-api", /\bdoes ?n[o']t exist\b/],
  [
    "test-that-cannot-fail",
    /\b(?:can|could)(?:not|n't| not| never) fail\b|\balways pass|\bpass(?:es)? (?:even|whatever|anyway|regardless)\b|\bprove nothing\b|\bnever fail/,
  ],
  ["swallowed-error", /\breally (?:fails?|failed)\b|\bfails? quietly\b/],
  ["slow-by-design", /\bover and over\b|\bagain and again\b|\bhow (?:many times|often)\b/],
];

const nameStems = new Map<string, DefectClass[]>();
const hintStems = new Map<string, DefectClass[]>();
const everydayStems = new Map<string, DefectClass[]>();
for (const [id, { names, hints, everyday }] of Object.entries(WORDS) as [DefectClass, DefectWords][])
  for (const [words, stems] of [
    [names, nameStems],
    [hints, hintStems],
    [everyday, everydayStems],
  ] as const)
    for (const word of words.split(" "))
      for (const form of new Set([word, word.replace(/-/g, ""), word.replace(/-/g, " ")]))
        stems.set(stem(form), [...(stems.get(stem(form)) ?? []), id]);

/**
 * Whether a word names a defect class or hints at one. Everyday words don't count here, because the first letters of a
 * text's words may spell them by chance.
 */
export const isDefectWord = (word: string): boolean => nameStems.has(stem(word)) || hintStems.has(stem(word));

/** This many consecutive words from a class's description count as naming the class. */
const RUN = 4;
const runsOf = (words: readonly string[]): string[] =>
  words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(" "));
const descriptions = new Map(
  (Object.entries(DEFECT_CLASSES) as [DefectClass, string][]).flatMap(([id, says]) =>
    runsOf(says.toLowerCase().match(/[a-z]+/g) ?? []).map((run) => [run, id] as const),
  ),
);

/** The classes that a learner's message names. */
export function namedClasses(text: string): Set<DefectClass> {
  const words = text.toLowerCase().match(/[a-z]+(?:['-][a-z]+)*/g) ?? [];
  const runs = [
    ...words,
    ...words.flatMap((word) => word.split("-")),
    ...words.map((word, i) => `${word} ${words[i + 1]}`),
    ...words.map((word, i) => `${word} ${words[i + 1]} ${words[i + 2]}`),
  ];
  return new Set(runs.flatMap((run) => nameStems.get(stem(run)) ?? []));
}

/** The words in a text that point at classes that the learner has not named. */
export interface Pointing {
  readonly names: ReadonlySet<string>;
  readonly hints: ReadonlySet<string>;
  readonly everyday: ReadonlySet<string>;
}

/**
 * Finds the words in a text that point at defect classes. `text` and its `words` are in lower case. `named` contains
 * the classes that the learner has named, and `said` the stems of words that the learner used.
 */
export function pointsAtDefects(
  text: string,
  words: readonly string[],
  named: ReadonlySet<DefectClass>,
  said: ReadonlySet<string>,
): Pointing {
  const isOpen = (ids: readonly DefectClass[]) => ids.some((id) => named.has(id));
  const runs = [...words, ...words.map((word, i) => `${word} ${words[i + 1]}`)].map(stem);
  const unnamed = runs.filter((run) => !said.has(run));
  const of = (stems: ReadonlyMap<string, readonly DefectClass[]>) =>
    new Set(unnamed.filter((run) => stems.has(run) && !isOpen(stems.get(run)!)));
  const phrases = PHRASES.filter(([id, phrase]) => !named.has(id) && phrase.test(text)).map(([id]) => id);
  const described = runsOf(text.match(/[a-z]+/g) ?? []).filter((run) => {
    const id = descriptions.get(run);
    return id !== undefined && !named.has(id);
  });
  return {
    names: new Set([...of(nameStems), ...described]),
    hints: new Set([...of(hintStems), ...phrases]),
    everyday: of(everydayStems),
  };
}
