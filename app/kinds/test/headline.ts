import { capital, countOf } from "../count-words";
import type { Headline } from "../kind";
import type { TestReport } from "./report-schema";

/** The report's result in a sentence, and what to practise now. */
export function headlineOfTest({ detail }: TestReport): Headline {
  if (detail.failure) {
    const { file, line, message } = detail.failure;
    const place = file ? `${file}${line ? `, line ${line}` : ""}: ` : "";
    return { title: "Your suite did not run", lead: `${place}${message}` };
  }
  return { title: titleOf(detail), lead: leadOf(detail) };
}

type Detail = TestReport["detail"];
const lives = ({ killedBy }: { killedBy: Record<string, unknown> }) => Object.keys(killedBy).length === 0;

function titleOf({ tests, mistakes, mutants }: Detail): string {
  const ai = mistakes.find((mistake) => mistake.isAi);
  const others = [...mistakes.filter((mistake) => !mistake.isAi), ...mutants];
  const passing = others.filter(lives).length;
  const left = countOf(passing, "wrong version");
  if (tests.every((test) => test.status !== "valid")) return "None of your tests counts yet";
  if (ai && lives(ai)) {
    if (passing === others.length)
      return "Your suite catches nothing yet, and the AI’s mistake is among the versions that pass";
    return passing === 0
      ? "Your suite misses the AI’s mistake, and catches everything else"
      : `Your suite misses the AI’s mistake; ${countOf(passing, "other wrong version")} ${passing === 1 ? "passes" : "pass"} too`;
  }
  if (passing === 0)
    return ai
      ? "Your suite catches the AI’s mistake, and every other wrong version"
      : "Your suite catches every wrong version";
  const still = `${left} still ${passing === 1 ? "passes" : "pass"}`;
  return ai ? `Your suite catches the AI’s mistake; ${still}` : `The AI’s code was right; ${still}`;
}

function leadOf({ tests, mistakes, mutants, parts }: Detail): string {
  const sentences: string[] = [];
  if (parts.invalid > 0) {
    const rejected = countOf(parts.invalid, "test demands", "tests demand");
    sentences.push(`${capital(rejected)} something the specification leaves open, so a correct version fails.`);
  }
  const empty = tests.filter((test) => test.status === "empty").length;
  if (empty > 0) sentences.push(`${capital(countOf(empty, "test asserts", "tests assert"))} nothing.`);
  const survivor = mistakes.find(lives);
  if (survivor) sentences.push(`Look at this next: ${survivor.says.replace(/\.$/, "")}.`);
  else if (mutants.some(lives))
    sentences.push("Only edge cases are left: try the values just inside a limit, not only those just outside.");
  else if (sentences.length === 0) sentences.push("Every test you wrote passes on every correct version.");
  return sentences.join(" ");
}
