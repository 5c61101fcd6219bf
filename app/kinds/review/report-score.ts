import type { SumRow } from "~/ui/score";
import { percent } from "~/ui/state-mark";
import { countOf } from "../count-words";
import { calmOf } from "./calm";
import {
  CLEAN_STEP,
  FREE_FALSE_ALARMS,
  MINOR_ONLY,
  MINOR_ONLY_BEFORE,
  MOST_LOST_BY_A_MATCH,
  WEIGHT,
  WRONG_VERDICT,
} from "./constants";
import type { ReviewReport } from "./report-schema";

/** The maximum difference between a score in hundredths and the value from which it was rounded. */
const ROUNDING = 0.0051;

const FREE = FREE_FALSE_ALARMS === 1 ? "the first is free" : `the first ${FREE_FALSE_ALARMS} are free`;

/**
 * Returns the steps in which a review's score was calculated, based on its report. Rules: docs/grading.md, "Review".
 */
export function scoreRows({ score, detail }: ReviewReport): SumRow[] {
  const { truth, parts } = detail;
  const rows = truth === "flawed" ? flawedRows(detail) : quietRows(detail);
  if (parts.halved) rows.push({ label: "Halved", note: "because the verdict was wrong", value: "× ½" });
  const earned = parts.halved ? parts.f * WRONG_VERDICT : parts.f;
  if (score > earned + ROUNDING)
    rows.push({ label: "Previous score", note: "a changed key never lowers a score", value: percent(score) });
  return [...rows, { label: "Score", value: percent(score) }];
}

type Detail = ReviewReport["detail"];
const number = (value: number) => String(Math.round(value * 100) / 100);

function recallRow(recall: NonNullable<Detail["parts"]["recall"]>): SumRow {
  return {
    label: "Found, by weight",
    note: `${number(recall.earned)} of ${recall.of}: a blocker weighs ${WEIGHT.blocker}, a major issue ${WEIGHT.major}, a minor issue ${WEIGHT.minor}`,
    value: percent(recall.value),
  };
}

function flawedRows({ parts: { recall, precision, luck, f } }: Detail): SumRow[] {
  const rows: SumRow[] = [];
  if (recall) rows.push(recallRow(recall));
  const alarms = countOf(precision.falseAlarms, "false alarm");
  rows.push({
    label: "Precision",
    note: precision.falseAlarms === 0 ? "no false alarm" : `${alarms}; ${FREE}`,
    value: percent(precision.value),
  });
  if (!luck) return rows;
  rows.push(
    { label: "Both combined (F₁)", value: percent(luck.f1) },
    {
      label: "Random guessing would score",
      note: "the same number of findings, placed at random",
      value: percent(luck.blind),
    },
    { label: "Adjusted for guessing", value: percent(luck.off) },
  );
  if (luck.kept > luck.off)
    rows.push({
      label: `Adjusted so that an additional correct finding never lowers the score by more than ${percent(MOST_LOST_BY_A_MATCH)}`,
      value: percent(Math.min(1, luck.kept)),
    });
  if (luck.proven > 0)
    rows.push({ label: "Proven findings only", note: "a proof can’t be a lucky guess", value: percent(luck.proven) });
  if (luck.kept > luck.off || luck.proven > 0) rows.push({ label: "The best of these", value: percent(f) });
  return rows;
}

/**
 * Returns the weights that led to the report's score. A report keeps its original score, even if the weights have since
 * changed.
 */
function minorWeights(calm: number, recall: number, f: number): typeof MINOR_ONLY | typeof MINOR_ONLY_BEFORE {
  const isOf = (weights: { calm: number; recall: number }) =>
    Math.abs(weights.calm * calm + weights.recall * recall - f) < 1e-6;
  return !isOf(MINOR_ONLY) && isOf(MINOR_ONLY_BEFORE) ? MINOR_ONLY_BEFORE : MINOR_ONLY;
}

function quietRows({ truth, parts: { recall, precision, f } }: Detail): SumRow[] {
  const calm = calmOf(precision.falseAlarms);
  const rows: SumRow[] = [
    {
      label: "Correct code left alone",
      note:
        precision.falseAlarms === 0
          ? "no false alarm"
          : `${countOf(precision.falseAlarms, "false alarm")}: ${FREE}, each additional one costs ${percent(CLEAN_STEP)}`,
      value: percent(calm),
    },
  ];
  if (truth === "clean" || !recall) return rows;
  const weights = minorWeights(calm, recall.value, f);
  rows.push(recallRow(recall), {
    label: "Combined",
    note: `${weights.calm} × left alone + ${weights.recall} × found, because all issues are minor`,
    value: percent(f),
  });
  return rows;
}
