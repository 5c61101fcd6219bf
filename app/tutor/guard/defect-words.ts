import type { DefectClass } from "~/kinds/defect-classes";
import { stem } from "./plain-words";

/**
 * Words that point at a kind of defect: the class's name and how people hint at it. A reply may use the words of a
 * class only after the learner has named that class by one of its `names`. Hints are no names: a learner who says
 * "first" has not named an edge case.
 */
interface DefectWords {
  readonly names: string;
  readonly hints: string;
}

const WORDS: Record<DefectClass, DefectWords> = {
  "misread-requirement": { names: "misread misunderstood misinterpret", hints: "similar literally" },
  "missing-edge-case": {
    names: "edge corner boundary boundaries",
    hints:
      "border empty blank zero null negative minus duplicate huge tiny large largest smallest big biggest last end ends limit maximum minimum extreme single none midnight leap overflow tie ties inclusive exclusive equal threshold whitespace singular nought void february shortest longest exceed full",
  },
  incomplete: {
    names: "incomplete unfinished",
    hints:
      "missing missed misses forgot forget forgotten omit omitted skip skipped unhandled partial lack lacks absent remaining remainder rest gap hole neglected unchecked",
  },
  "prompt-biased": {
    names: "prompt-biased biased hardcoded hardcode hard-coded hard-code overfit overfitted",
    hints: "special-case magic literal constant fixed tailored narrow cheat",
  },
  "unrequested-behaviour": {
    names: "unrequested mutate mutation mutates side-effect",
    hints:
      "extra additional unasked uninvited unneeded unnecessary beyond modify modified alter altered bonus surplus creep",
  },
  "silly-logic": {
    names: "off-by-one inverted operator",
    hints:
      "condition comparison compare-sign greater lesser swap swapped reverse reversed opposite backwards boolean logic negate negated minus plus arithmetic formula sort sorted sorting loop iterate iteration index",
  },
  "wrong-type": {
    names: "type types typed coercion await",
    hints:
      "string strings number numbers numeric nan undefined async awaited cast convert conversion unit units concat concatenate glue glued joined float integer decimal cents euros round rounds rounded rounding fraction parse parsed",
  },
  "invented-api": {
    names: "api hallucinated invented",
    hints:
      "exist exists existing nonexistent method option options parameter parameters imaginary fictional made-up invent",
  },
  "invented-package": {
    names: "package packages dependency dependencies squatting typosquatting",
    hints:
      "import imports imported npm registry publisher install installs library libraries module supply vendor third-party",
  },
  "deprecated-api": { names: "deprecated deprecation", hints: "obsolete outdated legacy old older removed retired" },
  injection: {
    names: "injection inject injected injecting xss",
    hints:
      "escape escaped escaping sanitise sanitize sql shell html traversal quote quotes interpolate interpolated interpolation malicious attacker attack attackers hostile newline untrusted parameterise parameterised parameterized path folder slash interpreter concatenated hacker exploit",
  },
  "broken-access": {
    names: "authorisation authorization permission permissions access-control",
    hints:
      "access authorise authorised authorized owner owners ownership tenant role roles privilege privileges idor forbidden admin session login visitor visitors allowed allow entitled outsider anonymous",
  },
  "secret-exposure": {
    names: "secret secrets credential credentials",
    hints:
      "token tokens password passwords leak leaks leaking leaked expose exposed exposes log logs logged logging sensitive private confidential key keys header headers",
  },
  "unsafe-concurrency": {
    names: "race races concurrency concurrent concurrently",
    hints:
      "parallel simultaneous simultaneously lock locks locking mutex atomic atomically transaction idempotent idempotency idempotence twice interleave interleaved thread threads lost shared double doubled overlap overlapping overlaps retry retries retried stale both",
  },
  "resource-leak": {
    names: "resource resources leak",
    hints:
      "close closed closes closing dispose release released listener listeners unsubscribe memory unbounded cleanup clean-up grow grows growing forever timer timers interval connection connections clear cleared pile accumulate accumulates",
  },
  "slow-by-design": {
    names: "slow performance quadratic",
    hints:
      "n+1 nested loops query queries per row rows efficient inefficient efficiency complexity scale scales batch speed fast faster expensive costly repeated repeatedly thousand thousands million",
  },
  "swallowed-error": {
    names: "swallow swallowed swallowing",
    hints:
      "catch catches caught silent silently exception exceptions throw throws thrown error errors ignore ignored ignores suppress suppressed status success successful rethrow reject rejected hide hides hidden refuse refused refuses crash crashes",
  },
  "test-that-cannot-fail": {
    names: "vacuous tautology tautological",
    hints:
      "assert asserts assertion assertions mock mocks mocked fake stub stubs fakes weakened trivial trivially meaningless skipped",
  },
  unreadable: {
    names: "unreadable readability",
    hints:
      "misleading misnamed copy-paste copied copy copies pasted dead duplicated duplication confusing rename renamed messy tangled",
  },
  "wrong-documentation": {
    names: "documentation docs",
    hints: "readme comment comments commented contradict contradicts contradiction changelog docstring documented",
  },
};

/**
 * Phrases whose words are harmless one by one. Matched in lower-case text with single spaces; each alternative is
 * literal.
 */
const PHRASES: readonly [DefectClass, RegExp][] = [
  [
    "unsafe-concurrency",
    /\b(?:at|in) (?:the )?(?:same|very) (?:time|moment|instant)\b|\bat once\b|\btwo (?:people|callers|runs|calls|requests) (?:at|in|on)\b|\bsame (?:time|moment|instant)\b/,
  ],
  [
    "misread-requirement",
    /\bread (?:the )?\w{1,20} (?:again|closely|carefully|slowly)\b|\bdifferent (?:problem|task|question|rule|thing)\b/,
  ],
  [
    "missing-edge-case",
    /\bat (?:most|least) one\b|\bno ?(?:one|body) (?:was|is|has|else)\b|\bhas no\b|\bno \w{1,20} at all\b|\b(?:only|just) one\b/,
  ],
  [
    "incomplete",
    /\bnot (?:handled|covered|checked|considered|done)\b|\bnever (?:called|handled|checked|used|reached)\b|\bleft out\b|\bleaves? out\b|\bwithout check/,
  ],
  [
    "unrequested-behaviour",
    /\b(?:nobody|no one|not) (?:asked|requested)\b|\bmore than (?:was|it|the)\b|\bdid ?n[o']t ask\b|\bside effects?\b/,
  ],
  ["silly-logic", /\boff by\b|\bother way (?:round|around)\b|\bone too (?:many|few)\b/],
  ["prompt-biased", /\bonly (?:works?|for|in) (?:for |in )?the (?:example|test|case)/],
  ["broken-access", /\bsomeone else\b|\bwho (?:may|can|is allowed)\b|\bother people\b/],
  [
    "test-that-cannot-fail",
    /\b(?:can|could)(?:not|n't| not| never) fail\b|\balways pass|\bstill pass|\bpass(?:es)? (?:even|whatever|anyway|regardless)\b|\bprove nothing\b|\bnever fail/,
  ],
  ["swallowed-error", /\bgoes? (?:wrong|bad)\b|\breally (?:fails?|failed)\b|\bfails? quietly\b/],
  [
    "slow-by-design",
    /\bfor (?:each|every) (?:one|of)\b|\bover and over\b|\bagain and again\b|\bhow (?:many times|often)\b/,
  ],
];

const byStem = new Map<string, Set<DefectClass>>();
const nameStems = new Map<string, DefectClass[]>();
const spelled = (word: string): string[] => [word, word.replace(/-/g, ""), word.replace(/-/g, " ")];
for (const [id, { names, hints }] of Object.entries(WORDS) as [DefectClass, DefectWords][]) {
  for (const word of `${names} ${hints}`.split(" "))
    for (const form of spelled(word).filter((one) => !one.includes(" ")))
      byStem.set(stem(form), (byStem.get(stem(form)) ?? new Set()).add(id));
  for (const word of names.split(" "))
    for (const form of spelled(word)) nameStems.set(stem(form), [...(nameStems.get(stem(form)) ?? []), id]);
}

export const isDefectWord = (word: string): boolean => byStem.has(stem(word));

/** The classes that a learner's message names. */
export function namedClasses(text: string): Set<DefectClass> {
  const words = text.toLowerCase().match(/[a-z]+(?:['-][a-z]+)*/g) ?? [];
  const runs = [
    ...words,
    ...words.flatMap((word) => word.split("-")),
    ...words.map((word, i) => `${word} ${words[i + 1]}`),
  ];
  return new Set(runs.flatMap((run) => nameStems.get(stem(run)) ?? []));
}

/**
 * What in the text points at a class outside `named`: at most `mostHints` hints are chance, a name or a phrase never
 * is. Null if nothing does. `words` are its words in lower case, `said` the stems of words that the learner used.
 */
export function pointsAtDefect(
  text: string,
  words: readonly string[],
  named: ReadonlySet<DefectClass>,
  said: ReadonlySet<string>,
  mostHints: number,
): string | null {
  const hints = new Set<string>();
  for (const word of words.map(stem)) {
    const classes = byStem.get(word);
    if (!classes || said.has(word) || [...classes].some((id) => named.has(id))) continue;
    if (nameStems.has(word) || hints.add(word).size > mostHints) return word;
  }
  return PHRASES.find(([id, phrase]) => !named.has(id) && phrase.test(text))?.[0] ?? null;
}
