import { capital, countOf } from "../count-words";
import type { DefectClass } from "../defect-classes";
import type { Headline } from "../kind";
import { LEARNER_WORDS, type ReportReader } from "../report-reader";
import type { ReviewReport } from "./report-schema";
import { sayBasis } from "./report-words";
import { isRuledWrong, isVerdictRight, judgedVerdict, sayVerdict } from "./verdict";

/**
 * What to practise next, keyed by the class of the worst missed issue. Each entry completes the sentence "What to
 * practise now: …".
 */
const PRACTISE: Readonly<Record<DefectClass, string>> = {
  "misread-requirement": "finding the line of code for each sentence in the task",
  "missing-edge-case": "trying inputs that no one mentions: empty, zero, duplicate or last values",
  incomplete: "looking for code that should be there but is missing",
  "prompt-biased": "trying the code with values other than the example’s",
  "unrequested-behaviour": "asking for each line whether someone requested it",
  "silly-logic": "checking each condition at its boundary value",
  "wrong-type": "checking what type a value really has when it arrives",
  "invented-api": "looking up unfamiliar calls and options",
  "invented-package": "checking who publishes a package, and for how long, before accepting it",
  "deprecated-api": "looking up whether a call is deprecated",
  injection: "following input until it reaches code that interprets it",
  "broken-access": "checking who owns each id that comes from outside",
  "secret-exposure": "following secrets to where they end up: code, logs, URLs",
  "unsafe-concurrency": "asking what happens when two requests do this at once",
  "resource-leak": "finding where each opened resource is closed",
  "slow-by-design": "counting how often a line runs when there are a thousand items",
  "swallowed-error": "following an error to the person who should see it",
  "test-that-cannot-fail": "imagining a bug in the code and asking which test would fail",
  unreadable: "checking that names and comments say what the code does",
  "wrong-documentation": "checking each claim in the text against the code",
};

const SEVERITY_ORDER = { blocker: 0, major: 1, minor: 2 } as const;
type Issue = ReviewReport["detail"]["issues"][number];

/** Summarises the report's result in a sentence, followed by advice on what to do next. */
export function headlineOfReview({ detail }: ReviewReport, reader: ReportReader): Headline {
  const title = detail.truth === "flawed" ? titleOfFlawed(detail.issues, reader) : titleOfSound(detail, reader);
  const basis = sayBasis(detail);
  return {
    title,
    lead: `${aboutVerdict(detail, reader)} ${basis ? `${capital(basis)}. ` : ""}${practise(detail)}`.trim(),
  };
}

const worstFirst = (issues: readonly Issue[]) =>
  [...issues].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);

function titleOfFlawed(issues: readonly Issue[], reader: ReportReader): string {
  const { You } = LEARNER_WORDS[reader];
  const of = (outcome: Issue["outcome"]) => issues.filter((issue) => issue.outcome === outcome).length;
  const [caught, half, missed] = [of("caught"), of("half"), of("missed")];
  const [only, ...others] = issues;
  if (only && others.length === 0) {
    if (caught) return `${You} caught it`;
    return half ? `${You} partly caught it` : `${You} missed what is wrong here`;
  }
  const all = issues.length === 2 ? "both" : `all ${countOf(issues.length, "", "").trim()}`;
  if (caught === issues.length) return `${You} caught ${all}`;
  if (missed === issues.length) return `${You} missed ${all}`;
  if (missed === 0)
    return `${You} found ${all}, ${half === issues.length ? "but only in part" : `${count(half)} of them only in part`}`;
  const worst = worstFirst(issues)[0]!;
  const isAlone = issues.filter((issue) => issue.severity === worst.severity).length === 1;
  const some = `${half === 0 ? "caught" : caught === 0 ? "partly caught" : "found"} ${count(caught + half)}`;
  if (!isAlone) return `${You} ${some}, and missed ${count(missed)}`;
  if (worst.outcome === "missed") return `${You} ${some}, and missed the worst one`;
  return `${You} ${worst.outcome === "caught" ? "caught" : "partly caught"} the worst one, and missed ${count(missed)}`;
}

const count = (n: number) => countOf(n, "", "").trim();

function titleOfSound(detail: ReviewReport["detail"], reader: ReportReader): string {
  const { your } = LEARNER_WORDS[reader];
  const { truth, verdict, parts, issues } = detail;
  const alarms = parts.precision.falseAlarms;
  if (judgedVerdict(detail) === "open")
    return detail.rulingEnd === "key"
      ? `A mentor added ${your} finding to the key`
      : "Our key can’t settle this review: a person has to look at it";
  if (!isVerdictRight(verdict.said, verdict.right))
    return truth === "clean"
      ? "Nothing was wrong with this change"
      : "This change could be merged: its issues are minor";
  if (alarms > 1) return `Right to approve, but ${count(alarms)} findings match no issue`;
  if (truth === "clean") return "Correct: safe to merge";
  const found = issues.filter((issue) => issue.outcome !== "missed").length;
  const partly = issues.some((issue) => issue.outcome === "half") ? ", at least in part" : "";
  if (found === issues.length) return `Correct: only minor issues, and all of them found${partly}`;
  return found === 0
    ? "Safe to merge, but it needed comments"
    : `Correct: only minor issues, ${count(found)} of ${count(issues.length)} found${partly}`;
}

function aboutVerdict(detail: ReviewReport["detail"], reader: ReportReader): string {
  const { You, Your, you, your } = LEARNER_WORDS[reader];
  const { verdict, confidence, truth } = detail;
  const said = sayVerdict(verdict.said);
  if (judgedVerdict(detail) === "open" && detail.rulingEnd === "key")
    return `${Your} review is being graded again with the new key. This score stays unless the new one is better.`;
  if (judgedVerdict(detail) === "open")
    return `${Your} test also fails on our correct version, so we can’t score ${your} verdict, “${said}”, until a mentor or the author has looked into it. Until then, ${you} lose no points, and this review can’t count as passed.`;
  if (verdict.said === verdict.right)
    return `${Your} verdict, “${said}”, was right, and ${you} were ${confidence}% sure.`;
  if (isVerdictRight(verdict.said, verdict.right))
    return `${Your} verdict, “${said}”, was right about merging, and ${you} were ${confidence}% sure. “${capital(sayVerdict(verdict.right))}” fits best: ${
      truth === "clean" ? "nothing here needs a comment" : "its issues are minor, and worth a comment"
    }.`;
  const because =
    truth === "flawed"
      ? "the defect would have reached users"
      : truth === "clean"
        ? "the change is sound"
        : "its issues are minor";
  const cost = isRuledWrong(detail)
    ? `A mentor ruled against ${your} test, so this verdict was wrong. The score isn’t halved.`
    : "A wrong verdict halves the score.";
  return `${You} said “${said}” with ${confidence}% confidence, but ${because}: the right verdict was “${sayVerdict(verdict.right)}”. ${cost}`;
}

function practise(detail: ReviewReport["detail"]): string {
  const { truth, verdict, parts, issues } = detail;
  if (judgedVerdict(detail) === "open") return "";
  const open = worstFirst(issues).filter((issue) => issue.outcome !== "caught");
  const next = open.find((issue) => issue.outcome === "missed") ?? open[0];
  if (truth !== "flawed" && (!isVerdictRight(verdict.said, verdict.right) || parts.precision.falseAlarms > 1))
    return "What to practise now: objecting only once a test proves that something breaks.";
  if (!next) return "";
  return `What to practise now: ${PRACTISE[next.classes[0]!]}.`;
}
