import type { WeekShare } from "~/cohort/weeks/constants";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { figure } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Part } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";
import { BarsChart } from "./bars-chart";
import { LineChart } from "./line-chart";
import { aiDPrimeOn, confidenceOn, dPrimeOn, halvesAround, sayPoints, shareOn, ticksAround } from "./points";
import type { Week } from "./week-text";

/** All weekly charts, with a line for each cohort. */
export function Charts({
  lines,
  shares,
  kinds,
}: {
  lines: readonly { readonly name: string; readonly weeks: readonly Week[] }[];
  shares: readonly { readonly id: WeekShare; readonly title: string; readonly about: string }[];
  /** The kinds for which learners have stated their confidence. */
  kinds: readonly KindId[];
}) {
  const dPrimes = lines.map((line) => ({ ...line, points: line.weeks.map(dPrimeOn) }));
  const aiDPrimes = lines.map((line) => ({ ...line, points: line.weeks.map(aiDPrimeOn) }));
  return (
    <div className="week-charts">
      <Part id="work" title="Submissions" about="and learners who submitted something">
        <BarsChart
          title="Submissions"
          countOn={({ handIns }) => handIns}
          sayLast={({ from, handIns, learners }) =>
            `In the week starting ${from}: ${counted(handIns, "submission")} by ${counted(learners, "learner")}.`
          }
          lines={lines}
        />
      </Part>
      {shares.map(({ id, title, about }) => (
        <Part key={id} id={id} title={title} about={about}>
          <LineChart
            title={title}
            ticks={[0, 0.5, 1]}
            sayTick={percent}
            lines={lines.map((line) => ({ ...line, points: line.weeks.map(shareOn(id)) }))}
          />
        </Part>
      ))}
      <Part
        id="d-prime"
        title="Telling flawed changes from clean ones"
        about="d′ of first verdicts, in weeks with enough of them"
      >
        <LineChart
          title="How well learners tell flawed changes from clean ones (d′)"
          ticks={ticksAround(dPrimes.flatMap(({ points }) => points))}
          sayTick={(value) => figure(value, 0)}
          lines={dPrimes}
        />
      </Part>
      <Part
        id="ai-d-prime"
        title="Judging AI reviewers’ comments"
        about="d′: telling right comments from others, in weeks with enough answers"
      >
        <LineChart
          title="How well learners tell AI reviewers’ right comments from others (d′)"
          ticks={ticksAround(aiDPrimes.flatMap(({ points }) => points))}
          sayTick={(value) => figure(value, 0)}
          lines={aiDPrimes}
        />
      </Part>
      {kinds.map((kind) => {
        const confident = lines.map((line) => ({ ...line, points: line.weeks.map(confidenceOn(kind)) }));
        return (
          <Part
            key={kind}
            id={`confidence-${kind}`}
            title={`Confidence: ${cardOf(kind).name}`}
            about="stated minus actual, in points; above 0 is too confident"
          >
            <LineChart
              title={`Confidence: ${cardOf(kind).name}`}
              ticks={halvesAround(confident.flatMap(({ points }) => points))}
              sayTick={sayPoints}
              lines={confident}
            />
          </Part>
        );
      })}
      <Part id="demonstrated" title="Demonstrated skills" about="at the end of each week, across all learners">
        <BarsChart
          title="Demonstrated skills"
          countOn={({ demonstrated }) => demonstrated}
          sayLast={({ demonstrated, begun }) =>
            `Now: ${counted(demonstrated, "skill")}, among ${counted(begun, "learner")} who have submitted something.`
          }
          lines={lines}
        />
      </Part>
      <Part id="finished" title="Finished tracks" about="at the end of each week, across all learners">
        <BarsChart
          title="Finished tracks"
          countOn={({ finished }) => finished}
          sayLast={({ finished, begun }) =>
            `Now: ${counted(finished, "finished track")}, among ${counted(begun, "learner")} who have submitted something.`
          }
          lines={lines}
        />
      </Part>
    </div>
  );
}
