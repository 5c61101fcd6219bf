import { capital, countOf } from "../count-words";
import type { DefectClass } from "../defect-classes";
import type { Headline } from "../kind";
import type { ReviewReport } from "./report-schema";

/** What to practise now, by the class of the worst issue that was missed. Follows "What to practise now: ". */
const PRACTISE: Readonly<Record<DefectClass, string>> = {
  "misread-requirement": "matching each sentence of the task to a line",
  "missing-edge-case": "trying the inputs that nobody mentions: empty, zero, twice, the last one",
  incomplete: "looking for the line that should be there and is not",
  "prompt-biased": "trying the code with other values than the example’s",
  "unrequested-behaviour": "asking of each line who wanted it",
  "silly-logic": "reading each condition aloud, with the value at its edge",
  "wrong-type": "asking what a value really is when it arrives",
  "invented-api": "looking up calls and options that you have not used before",
  "invented-package": "asking who made a package, and since when, before you let it in",
  "deprecated-api": "looking up whether a call is still meant to be used",
  injection: "following input until it reaches something that interprets it",
  "broken-access": "asking of each id from outside whose it is",
  "secret-exposure": "following secrets to where they end up: code, logs, addresses",
  "unsafe-concurrency": "asking what happens when two do this at once",
  "resource-leak": "finding, for each thing that is opened or kept, the line that ends it",
  "slow-by-design": "counting how often a line runs when there are a thousand of them",
  "swallowed-error": "following an error to the one who should hear of it",
  "test-that-cannot-fail": "breaking the code in your head and asking which test turns red",
  unreadable: "checking that names and comments say what the code does",
  "wrong-documentation": "checking each claim of a text against the code",
};

const SEVERITY_ORDER = { blocker: 0, major: 1, minor: 2 } as const;
type Issue = ReviewReport["detail"]["issues"][number];

/** The report in a sentence, and what to do now. */
export function headlineOfReview({ detail }: ReviewReport): Headline {
  const title = detail.truth === "flawed" ? titleOfFlawed(detail.issues) : titleOfSound(detail);
  return { title, lead: `${aboutVerdict(detail)} ${practise(detail)}`.trim() };
}

const worstFirst = (issues: readonly Issue[]) =>
  [...issues].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);

function titleOfFlawed(issues: readonly Issue[]): string {
  const of = (outcome: Issue["outcome"]) => issues.filter((issue) => issue.outcome === outcome).length;
  const [caught, half, missed] = [of("caught"), of("half"), of("missed")];
  const [only, ...others] = issues;
  if (only && others.length === 0) {
    if (caught) return "You caught it";
    return half ? "You half caught it" : "You missed what is wrong here";
  }
  const all = issues.length === 2 ? "both" : `all ${countOf(issues.length, "", "").trim()}`;
  if (caught === issues.length) return `You caught ${all}`;
  if (missed === issues.length) return `You missed ${all}`;
  if (missed === 0) return `You found ${all}, ${half === issues.length ? "each by half" : `${count(half)} by half`}`;
  const worst = worstFirst(issues)[0]!;
  const isAlone = issues.filter((issue) => issue.severity === worst.severity).length === 1;
  const found = caught + half;
  if (!isAlone) return `You ${caught ? "caught" : "half caught"} ${count(found)}, and missed ${count(missed)}`;
  if (worst.outcome === "missed")
    return `You ${caught ? "caught" : "half caught"} ${count(found)}, and missed the worst one`;
  return `You ${worst.outcome === "caught" ? "caught" : "half caught"} the worst one, and missed ${count(missed)}`;
}

const count = (n: number) => countOf(n, "", "").trim();

function titleOfSound({ truth, verdict, parts, issues }: ReviewReport["detail"]): string {
  const alarms = parts.precision.falseAlarms;
  if (verdict.said === "request-changes") return "There was nothing to stop this one";
  if (alarms > 1) return `Right to approve; ${count(alarms)} of your findings are no issue`;
  if (truth === "clean") return "Right: there was nothing to stop it";
  const found = issues.filter((issue) => issue.outcome !== "missed").length;
  return found === issues.length
    ? "Right: only small things, and you saw them"
    : "Right: only small things, nothing to stop it";
}

function aboutVerdict({ verdict, confidence, truth }: ReviewReport["detail"]): string {
  const said = verdict.said === "approve" ? "approve" : "request changes";
  if (verdict.said === verdict.right) return `${capital(said)} was right, and you were ${confidence} % sure.`;
  const because =
    truth === "flawed"
      ? "this would have reached people"
      : truth === "clean"
        ? "the change is sound"
        : "what is wrong is small";
  return `You were ${confidence} % sure of “${said}”, but ${because}: that halves the score.`;
}

function practise({ truth, verdict, parts, issues }: ReviewReport["detail"]): string {
  const open = worstFirst(issues).filter((issue) => issue.outcome !== "caught");
  const next = open.find((issue) => issue.outcome === "missed") ?? open[0];
  if (truth !== "flawed" && (verdict.said !== verdict.right || parts.precision.falseAlarms > 1))
    return "What to practise now: showing by a test that something breaks, before you object.";
  if (!next) return "";
  return `What to practise now: ${PRACTISE[next.classes[0]!]}.`;
}
