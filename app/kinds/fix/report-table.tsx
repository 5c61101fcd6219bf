import type { ReactNode } from "react";
import { Snippet } from "~/ui/code-block";
import { Mark } from "~/ui/mark";
import { percent } from "~/ui/state-mark";
import { capital } from "../count-words";
import type { FixDetail } from "./report-schema";

type Outcome = FixDetail["visible"][number];

/** Hidden tests by defect and kept behaviour, with what became of each. */
export function HiddenTests({ detail }: { detail: FixDetail }) {
  const sources = Object.entries(detail.afterPass.tests);
  const goals = detail.defects.length + detail.structure.length;
  return (
    <section aria-labelledby="tests">
      <div className="report-bar">
        <h2 id="tests">{goals > 0 ? "Each defect, and what worked before" : "What worked before"}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="mx" tabIndex={0} aria-label="Tests of your repair: the table">
        <table>
          <caption className="vh">Hidden tests, by defect and by what worked before, each with its outcome.</caption>
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
                {capital(says)}: {percent(share)} mended
              </Group>
              {open.map((test) => (
                <Test key={test.id} test={test} good="Passes" bad="Fails" />
              ))}
              <tr className={twins.passed < twins.total ? "lives" : undefined}>
                <th scope="row">The same with other inputs, which stay sealed. These make the score.</th>
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
          {detail.kept.map(({ id, says, holds, tests }) => (
            <tbody key={id}>
              <Group>
                Worked before: {says}
                {!holds && " (broken now)"}
              </Group>
              {tests.map((test) => (
                <Test key={test.id} test={test} good="Holds" bad="Broken" />
              ))}
            </tbody>
          ))}
          {detail.visible.length > 0 && (
            <tbody>
              <Group>Tests that you could run yourself</Group>
              {detail.visible.map((test) => (
                <Test key={test.id} test={test} good="Passes" bad="Fails" />
              ))}
            </tbody>
          )}
        </table>
      </section>
      {sources.length > 0 && (
        <details className="opens under">
          <summary>Show the hidden tests with their inputs</summary>
          {sources.map(([path, text]) => (
            <div key={path} className="run">
              <p className="hint px-3 pt-1">{path}</p>
              <Snippet name={path} text={text} />
            </div>
          ))}
        </details>
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

function Test({ test: { title, failure }, good, bad }: { test: Outcome; good: string; bad: string }) {
  return (
    <tr className={failure ? "lives" : undefined}>
      <th scope="row">{title.join(" › ")}</th>
      <td className="out">{failure ? <Mark tone="bad">{bad}</Mark> : <Mark tone="good">{good}</Mark>}</td>
    </tr>
  );
}

const units = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
/** Work in millions of units: one is 1–2.7 ns of the metered engine. */
const sayUnits = (count: number) => `${units.format(count / 1e6)} million`;

/** Work against its limits, at two sizes, and how it grows. */
export function SpeedTable({ speed }: { speed: FixDetail["speed"] }) {
  return (
    <section aria-labelledby="speed">
      <div className="report-bar">
        <h2 id="speed">How much work it does</h2>
        <span className="hint">in steps of the engine, not in time: the same on every computer</span>
      </div>
      <div className="scroll">
        <table className="data">
          <caption className="vh">Work at two sizes and its growth, each against its limit</caption>
          <thead>
            <tr>
              <th scope="col">Measured</th>
              <th scope="col" className="num">
                Yours
              </th>
              <th scope="col" className="num">
                Limit
              </th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          {speed.map(({ id, says, sizes, growth, maxGrowth, failure }) => (
            <tbody key={id}>
              <tr>
                <th scope="rowgroup" colSpan={4}>
                  {capital(says)}
                  {failure && <p className="hint">{failure.message}</p>}
                </th>
              </tr>
              {sizes.map(({ n, units: own, limit }) => (
                <Reading
                  key={n}
                  what={`Work at size ${n.toLocaleString("en-GB")}`}
                  own={own === null ? "stopped" : sayUnits(own)}
                  limit={sayUnits(limit)}
                  holds={own !== null && own <= limit}
                />
              ))}
              <Reading
                what="Growth when the size is four times as large"
                own={growth === null ? "not known" : `× ${growth.toFixed(1)}`}
                limit={`× ${maxGrowth}`}
                holds={growth !== null && growth <= maxGrowth}
              />
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Reading({ what, own, limit, holds }: { what: string; own: string; limit: string; holds: boolean }) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td className="num">{own}</td>
      <td className="num">{limit}</td>
      <td>{holds ? <Mark tone="good">Within</Mark> : <Mark tone="bad">Over</Mark>}</td>
    </tr>
  );
}
