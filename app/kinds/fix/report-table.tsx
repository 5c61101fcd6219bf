import type { ReactNode } from "react";
import { Mark } from "~/ui/mark";
import { OnAsk } from "~/ui/on-ask";
import { percent } from "~/ui/state-mark";
import { Snippet } from "~/ui/text/code-block";
import { capital, countOf } from "../count-words";
import type { FixDetail } from "./report-schema";
import { titleOfGoals } from "./title-of-goals";

type Outcome = FixDetail["visible"][number];

/** Shows the hidden tests, grouped by defect and kept behaviour, with each result. */
export function HiddenTests({ detail, isWithheld }: { detail: FixDetail; isWithheld: boolean }) {
  const sources = Object.entries(detail.afterPass.tests);
  const goals = detail.defects.length + detail.structure.length;
  return (
    <section aria-labelledby="tests">
      <div className="report-bar">
        <h2 id="tests">{goals > 0 ? `${titleOfGoals(detail)}, and what worked before` : "What worked before"}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard */}
      <section className="mx" tabIndex={0} aria-label="Test results">
        <table>
          <caption className="vh">
            {detail.structure.length > 0
              ? "Limits and the code’s figures, then hidden tests and their results, grouped by behaviour that worked before."
              : "Hidden tests and their results, grouped by defect and by behaviour that worked before."}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="edge">
                Test
              </th>
              <th scope="col" className="edge">
                Outcome
              </th>
            </tr>
          </thead>
          {detail.defects.map(({ id, says, share, open, twins }) => (
            <tbody key={id}>
              <Group>
                {capital(says)}: {percent(share)} fixed
              </Group>
              {open.map((test) => (
                <Test key={test.id} test={test} good="Passes" bad="Fails" />
              ))}
              <tr className={twins.passed < twins.total ? "lives" : undefined}>
                <th scope="row">The same tests with other inputs, which stay hidden. The score comes from these.</th>
                <td className="out">
                  <Mark tone={twins.passed === twins.total ? "good" : twins.passed > 0 ? "half" : "bad"}>
                    {twins.passed} of {twins.total} pass
                  </Mark>
                </td>
              </tr>
            </tbody>
          ))}
          {detail.structure.map(({ id, says, share, limit, measured }) => (
            <tbody key={id}>
              <tr className={share < 1 ? "lives" : undefined}>
                <th scope="row">
                  {capital(says)} <span className="hint">at most {limit}</span>
                </th>
                <td className="out">
                  <Mark tone={share < 1 ? "bad" : "good"}>{measured === null ? "Not measurable" : measured}</Mark>
                </td>
              </tr>
            </tbody>
          ))}
          <tbody>
            {goals > 0 && <Group>What worked before</Group>}
            {detail.kept.map(({ id, says, tests }) => (
              <Several key={id} says={capital(says)} tests={tests} good="Works" bad="Broken" />
            ))}
          </tbody>
          {detail.visible.length > 0 && (
            <tbody>
              <Group>Tests shown in the workspace</Group>
              <Several says="All visible tests" tests={detail.visible} good="Pass" bad="Fail" />
            </tbody>
          )}
        </table>
      </section>
      {(isWithheld || sources.length > 0) && (
        <div className="opens under">
          <OnAsk id="inputs" says="Show the hidden tests with their inputs" isHere={!isWithheld}>
            {sources.map(([path, text]) => (
              <div key={path} className="run">
                <p className="hint px-3 pt-1">{path}</p>
                <Snippet name={path} text={text} />
              </div>
            ))}
          </OnAsk>
        </div>
      )}
    </section>
  );
}

function Group({ children }: { children: ReactNode }) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={2}>
        <span>{children}</span>
      </th>
    </tr>
  );
}

/**
 * Shows several tests in one row with one outcome, which is `bad` if at least one test fails. The tests are listed on
 * request, or immediately if one fails.
 */
function Several({ says, tests, good, bad }: { says: string; tests: readonly Outcome[]; good: string; bad: string }) {
  const failing = tests.filter(({ failure }) => failure !== null).length;
  return (
    <tr className={failing > 0 ? "lives" : undefined}>
      <th scope="row">
        <details open={failing > 0}>
          <summary>
            {says} <span className="hint">{countOf(tests.length, "test")}</span>
          </summary>
          <ul className="mt-1 grid gap-1">
            {tests.map(({ id, title, failure }) => (
              <li key={id}>
                {failure ? <Mark tone="bad">Fails</Mark> : <Mark tone="good">Passes</Mark>} {title.join(" › ")}
              </li>
            ))}
          </ul>
        </details>
      </th>
      <td className="out">{failing > 0 ? <Mark tone="bad">{bad}</Mark> : <Mark tone="good">{good}</Mark>}</td>
    </tr>
  );
}

function Test({ test: { title, failure }, good, bad }: { test: Outcome; good: string; bad: string }) {
  return (
    <tr className={failure ? "lives" : undefined}>
      <th scope="row">{title.join(" › ")}</th>
      <td className="out">{failure ? <Mark tone="bad">{bad}</Mark> : <Mark tone="good">{good}</Mark>}</td>
    </tr>
  );
}
