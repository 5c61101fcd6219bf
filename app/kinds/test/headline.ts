import { capital, countOf } from "../count-words";
import type { Headline } from "../kind";
import { LEARNER_WORDS, type ReportReader } from "../report-reader";
import { adviceOn } from "./advice";
import { howOf, isJudged, isKilled, isOutvoted, type Version } from "./report-rows";
import type { TestReport } from "./report-schema";

/** Summarises the report's result in a sentence, followed by advice on what to practise next. */
export function headlineOfTest({ detail }: TestReport, reader: ReportReader): Headline {
  if (detail.failure) {
    const { file, line, message } = detail.failure;
    const place = file ? `${file}${line ? `, line ${line}` : ""}: ` : "";
    return { title: `${LEARNER_WORDS[reader].Your} suite did not run`, lead: `${place}${message}` };
  }
  return { title: titleOf(detail, reader), lead: leadOf(detail) };
}

type Detail = TestReport["detail"];
const lives = (version: Version) => !isKilled(version) && !isOutvoted(version);

function titleOf({ tests, mistakes, mutants }: Detail, reader: ReportReader): string {
  const { Your, your } = LEARNER_WORDS[reader];
  const ai = mistakes.find((mistake) => mistake.isAi);
  const others = [...mistakes.filter((mistake) => !mistake.isAi), ...mutants];
  const passing = others.filter(lives).length;
  const left = countOf(passing, "wrong version");
  if (tests.every(({ status }) => status !== "valid" && status !== "waiting"))
    return `None of ${your} tests counts yet`;
  if (ai && lives(ai)) {
    if (passing === others.length)
      return `${Your} suite catches nothing yet: even the version with the AI’s mistake passes`;
    return passing === 0
      ? `${Your} suite misses the AI’s mistake, and catches everything else`
      : `${Your} suite misses the AI’s mistake; ${countOf(passing, "other wrong version")} ${passing === 1 ? "passes" : "pass"} too`;
  }
  if (passing === 0 && others.some(isOutvoted))
    return `${Your} suite catches every wrong version, but invalid tests outvote some of its tests`;
  if (passing === 0)
    return ai
      ? `${Your} suite catches the AI’s mistake, and every other wrong version`
      : `${Your} suite catches every wrong version`;
  const still = `${left} still ${passing === 1 ? "passes" : "pass"}`;
  return ai ? `${Your} suite catches the AI’s mistake; ${still}` : `The AI’s code was right; ${still}`;
}

const REFUSALS = [
  ["crashed", (n: number) => `${countOf(n, "test crashes", "tests crash")}: the error is in the suite`],
  [
    "contradicts",
    (n: number) =>
      `${countOf(n, "test contradicts", "tests contradict")} the specification, so every correct version fails`,
  ],
  [
    "left-open",
    (n: number) =>
      `${countOf(n, "test demands", "tests demand")} something the specification leaves open, so a correct version fails`,
  ],
  [
    "work",
    (n: number) => `${countOf(n, "test", "tests")} can’t finish on a correct version, because a limit is reached there`,
  ],
] as const;

function leadOf({ tests, mistakes, mutants }: Detail): string {
  const sentences: string[] = [];
  for (const [how, sentence] of REFUSALS) {
    const refused = tests.filter(({ status, rejects }) => status === "invalid" && rejects && howOf(rejects) === how);
    if (refused.length > 0) sentences.push(`${capital(sentence(refused.length))}.`);
  }
  const empty = tests.filter((test) => test.status === "empty").length;
  if (empty > 0) sentences.push(`${capital(countOf(empty, "test asserts", "tests assert"))} nothing.`);
  const outvoted = [...mistakes, ...mutants].filter(isOutvoted).length;
  if (outvoted > 0)
    sentences.push(
      `${capital(countOf(outvoted, "wrong version is", "wrong versions are"))} caught but not counted, because at least as many invalid tests pass on ${outvoted === 1 ? "it" : "them"}. Correct the invalid tests first.`,
    );
  const survivor = mistakes.find(lives);
  if (survivor) sentences.push(`Look at this next: ${survivor.says.replace(/\.$/, "")}.`);
  else if (mutants.some(lives)) sentences.push(`Only small changes go unnoticed: ${adviceOn(mutants.filter(lives))}`);
  else if (sentences.length === 0) sentences.push(aboutPasses(tests.filter((test) => !isJudged(test)).length));
  return sentences.join(" ");
}

function aboutPasses(unjudged: number): string {
  if (unjudged === 0) return "Every test in the suite passes on every correct version.";
  return `${capital(countOf(unjudged, "test was", "tests were"))} not checked. Every other test passes on every correct version.`;
}
