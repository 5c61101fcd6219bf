import type { Failure } from "~/sandbox/contract";
import { percent } from "~/ui/state-mark";
import { capital, countOf } from "../count-words";
import { sayFailure } from "../failure-words";
import type { ReportLine, ReportPart } from "../report-data";
import type { FixDetail, FixReport } from "./report-schema";
import { sayAsked } from "./say-asked";
import { sayNotLoaded } from "./say-not-loaded";
import { sayUnits } from "./say-units";
import { titleOfGoals } from "./title-of-goals";

type Outcome = FixDetail["visible"][number];

/** Describes the report in words, as on its page, without hiding any part. */
export function describeFix({ score, detail }: FixReport): ReportPart[] {
  const { parts, defects, speed, structure, kept, visible, changed } = detail;
  const files: ReportPart = {
    title: "Changed files",
    lines: changed.map((path) => ({ tone: "left", text: path })),
  };
  // The headline has already described the failure.
  if (detail.failure) return [files].filter(hasLines);
  const sum = `${percent(score)} = fixed ${percent(parts.mended)} × (what still works ${percent(parts.kept)})²`;
  return [
    { title: "Score", lines: [{ tone: parts.mended === 1 && parts.kept === 1 ? "good" : "half", text: sum } as const] },
    {
      title: titleOfGoals(detail),
      lines: [...defects.map(describeDefect), ...speed.map(describeSpeed), ...structure.map(describeLimit)],
    },
    { title: "What worked before", lines: kept.map(describeKept) },
    { title: "Tests that the learner could run", lines: visible.map(describeTest) },
    files,
  ].filter(hasLines);
}

const quoted = (asked: readonly string[] | undefined) => [sayAsked(asked)].filter((text) => text !== "");
const hasLines = ({ lines }: ReportPart) => lines.length > 0;
const toneOf = (share: number) => (share === 1 ? "good" : share > 0 ? "half" : "bad");

function describeDefect({ says, asked, share, open, twins }: FixDetail["defects"][number]): ReportLine {
  const sealed = twins.notLoaded
    ? `With other inputs, ${sayNotLoaded(twins.notLoaded)}.`
    : `With other inputs, ${twins.passed} of ${twins.total} pass. The score comes from these tests.`;
  return {
    tone: toneOf(share),
    text: `${capital(says)}: ${percent(share)} fixed`,
    below: share === 1 ? failuresIn(open) : [...quoted(asked), ...failuresIn(open), sealed],
  };
}

function describeSpeed({
  says,
  asked,
  share,
  sizes,
  growth,
  maxGrowth,
  failure,
}: FixDetail["speed"][number]): ReportLine {
  const readings = sizes.map(
    ({ n, units, limit }) =>
      `At size ${n}: ${units === null ? "stopped" : `${sayUnits(units)} steps`} (limit: ${sayUnits(limit)})`,
  );
  const grows = `Growth in work when the input is four times as large: ${growth === null ? "not known" : `× ${growth.toFixed(1)}`} (limit: × ${maxGrowth})`;
  const below = [
    ...(share < 1 ? quoted(asked) : []),
    ...(failure ? [`${capital(sayFailure(failure))}.`] : []),
    ...readings,
    grows,
  ];
  return { tone: toneOf(share), text: `${capital(says)}: ${share === 1 ? "fixed" : "still slow"}`, below };
}

function describeLimit({ says, share, limit, measured }: FixDetail["structure"][number]): ReportLine {
  return { tone: toneOf(share), text: `${capital(says)}: ${measured ?? "not measurable"} (limit: ${limit})` };
}

function describeKept({ says, holds, tests }: FixDetail["kept"][number]): ReportLine {
  return {
    tone: holds ? "good" : "bad",
    text: `${capital(says)}: ${holds ? "holds" : "broken"} (${countOf(tests.length, "test")})`,
    below: failuresIn(tests),
  };
}

function describeTest({ title, failure }: Outcome): ReportLine {
  return { tone: failure ? "bad" : "good", text: title.join(" › "), below: failure ? sayWhy(failure) : [] };
}

const failuresIn = (tests: readonly Outcome[]): string[] =>
  tests.flatMap(({ title, failure }) => {
    if (!failure) return [];
    const [first, ...rest] = sayWhy(failure);
    return [`“${title.at(-1)}” ${first}`, ...rest];
  });

function sayWhy({ file, line, diff, ...failure }: Failure): [string, ...string[]] {
  const place = file ? ` (${file}${line ? `:${line}` : ""})` : "";
  return [`${sayFailure(failure)}${place}`, ...(diff ? [diff] : [])];
}
