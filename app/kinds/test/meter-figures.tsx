import { Fragment, type ReactNode } from "react";
import type { TestResult } from "~/sandbox/contract";
import { countOf } from "../count-words";
import { ValueDiff } from "../failure-view";
import { sayFailure } from "../failure-words";
import { MAX_TRIED_UNITS } from "./constants";
import { sayUnits } from "./heavy";
import { InWords } from "./in-words";
import { Folded, LineLink } from "./meter-list";
import { lineOfTitle, type Reading, spanOf, type Unnoticed } from "./meter-reading";
import { saySurplus } from "./run-words";
import type { MeterState } from "./use-meter";

/** Props for the meter's figures: the overall figure, tests that don't count, and changes that no test notices. */
export interface MeterProps {
  readonly state: MeterState;
  readonly suitePath: string;
  readonly suite: string;
  /** Opens a line of the suite or of the code. */
  readonly onLine: (file: string, line: number) => void;
}

export function Figures(props: MeterProps & { reading: Reading }) {
  const { reading, onLine } = props;
  const { measuring, noticed, of, apart, stopped, empty, idle, redundant, unnoticed, untried, work, tests } = reading;
  return (
    <>
      {hasFigure(reading) && (
        <>
          <p className="meter-figure">{sayFigure(reading)}</p>
          <svg className="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect className="track" width="100" height="4" />
            <rect width={(100 * noticed) / of} height="4" />
          </svg>
        </>
      )}
      {measuring === 0 && (
        <p>
          No test passes on the AI’s code yet, and only a passing test can notice a change. Start with a rule of the
          specification that the AI got right.
        </p>
      )}
      <p className="hint">
        The meter makes small automatic changes to the code shown here. It runs in your browser, only for you. The
        result doesn’t count toward your score.
      </p>
      <p className="hint">
        Your suite uses {sayUnits(work)} of work. On each change, it may use at most {sayUnits(MAX_TRIED_UNITS)}. 20,000
        simple assertions use about 20 million units. {saySurplus(tests)}
      </p>
      {measuring > 0 && apart.length === 0 && (
        <p className="meter-doubt">
          All your tests agree with the AI’s code. A suite that repeats the AI’s mistake would agree, too. Check each
          expectation against the specification.
        </p>
      )}
      <Tests {...props} title="Tests that say the AI is wrong" tests={apart} sayWhy>
        If the specification agrees with you, these tests show where the AI is wrong. The meter doesn’t count these
        tests, so a strong suite can have a low reading.
      </Tests>
      {measuring > 0 && unnoticed.length > 0 && (
        <>
          <h3>{apart.length > 0 ? "No other test notices these changes" : "No test notices these changes"}</h3>
          {apart.length > 0 && (
            <p className="hint">
              The tests above may already check some of these changes. Split those tests so that each expects one thing.
              The meter then counts the tests that pass on the AI’s code.
            </p>
          )}
          <Folded>
            {unnoticed.map((one) => (
              <Survivor key={spanOf(one.mutants[0]!)} {...one} onLine={onLine} />
            ))}
          </Folded>
        </>
      )}
      <Tests {...props} title="Tests that assert nothing" tests={empty}>
        These tests don’t assert anything, so nothing can make them fail.
      </Tests>
      <Tests {...props} title="Tests that exceed the work limit" tests={untried} sayWork>
        Together, your tests exceed the work limit for each change, so the meter leaves out the heaviest tests. When you
        hand in, they don’t run on the mutants either, but they can still catch mistakes.
      </Tests>
      <Tests {...props} title="Tests that the meter stopped at a limit" tests={stopped}>
        These tests may never end, or reach another limit. Run them to find out.
      </Tests>
      <Tests {...props} title="Tests that notice none of the changes" tests={idle}>
        These tests may still catch another kind of mistake.
      </Tests>
      {redundant.length > 0 && apart.length === 0 && (
        <details className="meter-more">
          <summary>
            You could remove {redundant.length === 1 ? "1 test" : `any one of ${redundant.length} tests`}, and the suite
            would notice just as much
          </summary>
          <p className="hint">
            Other tests also notice the changes that these tests notice. That’s fine: the tests listed here may document
            something else or catch another kind of mistake.
          </p>
          <ul className="meter-list">
            {redundant.map((test) => (
              <li key={test.id}>
                <TestName {...props} test={test} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Tests({
  title,
  tests,
  sayWhy = false,
  sayWork = false,
  children,
  ...props
}: MeterProps & {
  title: string;
  tests: readonly TestResult[];
  sayWhy?: boolean;
  sayWork?: boolean;
  children: ReactNode;
}) {
  if (tests.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <p className="hint">{children}</p>
      <Folded>
        {tests.map((test) => (
          <li key={test.id}>
            <TestName {...props} test={test} />
            {sayWork && `: ${sayUnits(test.units)}`}
            {sayWhy && test.failures[0] && (
              <>
                : <code>{sayFailure(test.failures[0])}</code>
              </>
            )}
          </li>
        ))}
      </Folded>
    </>
  );
}

function TestName({ test, suite, suitePath, onLine }: MeterProps & { test: TestResult }) {
  const title = test.title.at(-1) ?? test.id;
  // A failure may be located in the code's file instead of the suite.
  const { file = suitePath, line = lineOfTitle(suite, title) } = test.failures[0]?.line ? test.failures[0] : {};
  return (
    <>
      “<bdi>{title}</bdi>”
      {line && (
        <>
          {" "}
          (<LineLink file={file} line={line} onLine={onLine} />)
        </>
      )}
    </>
  );
}

function Survivor({ mutants, inside, onLine }: Unnoticed & Pick<MeterProps, "onLine">) {
  const { file, line } = mutants[0]!;
  return (
    <li>
      {mutants.map((mutant) => (
        <Fragment key={mutant.id}>
          <p>
            <InWords words={mutant.says} />
          </p>
        </Fragment>
      ))}
      <p className="hint">
        <LineLink file={file} line={line} onLine={onLine} />
        {inside > 0 &&
          `. Within this code, ${countOf(inside, "smaller change")} ${inside === 1 ? "goes" : "go"} unnoticed, too`}
      </p>
      <details>
        <summary>
          Show the {mutants.length === 1 ? "change" : "changes"}
          <span className="vh"> on line {line}</span>
        </summary>
        {mutants.map(({ id, before, after }) => (
          <ValueDiff key={id} minus="the AI’s code" plus="the change" diff={diffText(before, after)} />
        ))}
      </details>
    </li>
  );
}

const diffText = (before: string, after: string) =>
  [...before.split("\n").map((text) => `- ${text}`), ...after.split("\n").map((text) => `+ ${text}`)].join("\n");

/** Whether there is a figure to show. There is none if every test claims that the AI's code is wrong. */
export const hasFigure = ({ measuring, apart }: Reading) => measuring > 0 || apart.length === 0;
export const sayFigure = ({ noticed, of }: Reading) => `${noticed} of ${of} small changes noticed`;
