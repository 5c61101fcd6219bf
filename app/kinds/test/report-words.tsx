import { Difference } from "~/ui/code-block";
import { Mark } from "~/ui/mark";
import { capital, countOf } from "../count-words";
import { WhyInvalid } from "./report-results";
import { anchorOf, isKilled, sayMistake, titleOf } from "./report-rows";
import type { TestDetail } from "./report-schema";

/** More are folded away: nobody reads forty at once. */
const MOST_WORDS = 8;

/** What got past the suite, and which tests do not count, in words: what a phone shows first. */
export function PastYou({ detail }: { detail: TestDetail }) {
  const { tests } = detail;
  const items = [
    ...detail.mistakes.filter((m) => !isKilled(m)).map((m) => <Mistake key={m.id} mistake={m} />),
    ...tests.filter(({ status }) => status === "invalid").map((t) => <Invalid key={t.id} test={t} tests={tests} />),
    ...tests.filter(({ status }) => status === "empty").map((t) => <Empty key={t.id} test={t} />),
    ...detail.mutants.filter((m) => !isKilled(m)).map((m) => <Mutant key={m.id} mutant={m} />),
  ];
  const more = items.slice(MOST_WORDS);
  return (
    <>
      <h2 id="past">What got past you, in words</h2>
      {items.length === 0 && (
        <p className="prose mt-2">Nothing: every wrong version is killed, and every test holds on every right one.</p>
      )}
      <ol className="words mt-2">{items.slice(0, MOST_WORDS)}</ol>
      {more.length > 0 && (
        <details className="opens">
          <summary>Show {countOf(more.length, "more", "more")}</summary>
          <ol className="words mt-2" start={MOST_WORDS + 1}>
            {more}
          </ol>
        </details>
      )}
    </>
  );
}

function Mistake({ mistake }: { mistake: TestDetail["mistakes"][number] }) {
  return (
    <li>
      <Mark tone="bad">Survived</Mark>
      <h3>{capital(sayMistake(mistake))}</h3>
      {mistake.isAi && <p>This one is in the code that you were given. Catching it counts twice.</p>}
      <details>
        <summary>Show an input and the difference</summary>
        <pre className="code">{mistake.differs}</pre>
      </details>
    </li>
  );
}

function Mutant({ mutant: { says, file, line, before, after, witness } }: { mutant: TestDetail["mutants"][number] }) {
  const diff = [before.split("\n").map((text) => `- ${text}`), after.split("\n").map((text) => `+ ${text}`)].flat();
  return (
    <li>
      <Mark tone="bad">Survived</Mark>
      <h3>{says}</h3>
      <p className="hint">
        A mutant of the right version, {file}, line {line}
      </p>
      <Difference diff={diff.join("\n")} />
      {witness && (
        <details>
          <summary>Show an input and the difference</summary>
          <dl className="io">
            <dt>Input</dt>
            <dd>{witness.input}</dd>
            <dt>Right</dt>
            <dd>{witness.right}</dd>
            <dt>This version</dt>
            <dd>{witness.wrong}</dd>
          </dl>
        </details>
      )}
    </li>
  );
}

function Invalid({ test, tests }: { test: TestDetail["tests"][number]; tests: TestDetail["tests"] }) {
  return (
    <li>
      <Mark tone="half">Invalid test</Mark>
      <h3>
        <a className="plain" href={`#${anchorOf(test)}`}>
          “<bdi>{titleOf(test)}</bdi>”
        </a>
      </h3>
      <p>
        It asserts what the specification does not say: <WhyInvalid test={test} tests={tests} />
      </p>
    </li>
  );
}

function Empty({ test }: { test: TestDetail["tests"][number] }) {
  return (
    <li>
      <Mark tone="half">Empty test</Mark>
      <h3>
        <a className="plain" href={`#${anchorOf(test)}`}>
          “<bdi>{titleOf(test)}</bdi>”
        </a>
      </h3>
      <p>It runs without a single assertion, so nothing can make it fail.</p>
    </li>
  );
}
