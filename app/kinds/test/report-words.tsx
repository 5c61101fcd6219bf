import { Mark } from "~/ui/mark";
import { OnAsk } from "~/ui/on-ask";
import { Difference } from "~/ui/text/code-block";
import { nameHidden } from "~/ui/text/hidden-signs";
import { capital, countOf } from "../count-words";
import { InWords } from "./in-words";
import { WhyInvalid } from "./report-results";
import {
  anchorOf,
  howOf,
  isJudged,
  isKilled,
  isOutvoted,
  isUncounted,
  OUTVOTED,
  REFUSED,
  sayMistake,
  sayUncounted,
  titleOf,
  type Version,
} from "./report-rows";
import type { TestDetail } from "./report-schema";

/**
 * The maximum number of survivors that are shown at once. Further survivors are collapsed, because no one reads forty
 * at once.
 */
const MOST_WORDS = 8;

/** Describes what the suite missed, and which tests don't count. On a phone, this part comes first. */
export function PastYou({ detail, isWithheld }: { detail: TestDetail; isWithheld: boolean }) {
  const { tests } = detail;
  const items = [
    ...detail.mistakes
      .filter((m) => !isKilled(m))
      .map((m) => <Mistake key={m.id} mistake={m} isWithheld={isWithheld} />),
    ...tests.filter(({ status }) => status === "invalid").map((t) => <Invalid key={t.id} test={t} tests={tests} />),
    ...tests
      .filter(isUncounted)
      .filter(({ status }) => status !== "waiting")
      .map((t) => <Uncounted key={t.id} test={t} />),
    // Entries are identified by position, because a mutant's own id is hidden while its code is withheld.
    ...detail.mutants.flatMap((m, i) =>
      isKilled(m) ? [] : [<Mutant key={`m${i}`} id={`difference-m${i}`} mutant={m} isWithheld={isWithheld} />],
    ),
  ];
  const more = items.slice(MOST_WORDS);
  return (
    <>
      <h2 id="past">What the suite missed</h2>
      {items.length === 0 && (
        <p className="prose mt-2">
          Nothing: the suite kills every wrong version, and every test {!tests.every(isJudged) && "that was checked "}
          passes on every correct one.
        </p>
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

const SHOW = "Show an input and the difference";
/** The label for an outvoted mutant. It doesn't promise an input, because the grader finds one only for survivors. */
const SHOW_OUTVOTED = "Show the difference";

/** Says why a version isn't killed: no test fails on it, or invalid tests outvote the tests that fail on it. */
function Missed({ version }: { version: Version }) {
  return isOutvoted(version) ? <Mark tone="half">Outvoted</Mark> : <Mark tone="bad">Survived</Mark>;
}

function Mistake({ mistake, isWithheld }: { mistake: TestDetail["mistakes"][number]; isWithheld: boolean }) {
  return (
    <li>
      <Missed version={mistake} />
      <h3>{capital(sayMistake(mistake))}</h3>
      {isOutvoted(mistake) && <p>{OUTVOTED}.</p>}
      {mistake.isAi && <p>This mistake is in the exercise’s code. Catching it counts twice.</p>}
      <OnAsk id={`difference-${mistake.id}`} says={SHOW} isHere={!isWithheld}>
        <pre className="code">{mistake.differs}</pre>
      </OnAsk>
    </li>
  );
}

function Mutant({
  id,
  mutant,
  isWithheld,
}: {
  id: string;
  mutant: TestDetail["mutants"][number];
  isWithheld: boolean;
}) {
  const { says, hint, told, file, line, before, after, witness } = mutant;
  const diff = [before.split("\n").map((text) => `- ${text}`), after.split("\n").map((text) => `+ ${text}`)].flat();
  return (
    <li>
      <Missed version={mutant} />
      <h3>{(hint || says).replace(/\.$/, "")}</h3>
      <p className="hint">
        A mutant of the correct version, {file}, line {line}
      </p>
      {isOutvoted(mutant) && <p>{OUTVOTED}.</p>}
      <OnAsk id={id} says={isOutvoted(mutant) ? SHOW_OUTVOTED : SHOW} isHere={!isWithheld}>
        {told.length > 0 && (
          <p>
            <InWords words={told} />
          </p>
        )}
        <Difference diff={diff.join("\n")} minus="correct version" plus="mutant" />
        {witness && (
          <dl className="io">
            <dt>Input</dt>
            <dd>{witness.input}</dd>
            <dt>Right</dt>
            <dd>{witness.right}</dd>
            <dt>This version</dt>
            <dd>{witness.wrong}</dd>
          </dl>
        )}
      </OnAsk>
    </li>
  );
}

function Invalid({ test, tests }: { test: TestDetail["tests"][number]; tests: TestDetail["tests"] }) {
  return (
    <li>
      <Mark tone="half">{test.rejects ? REFUSED[howOf(test.rejects)] : "Invalid test"}</Mark>
      <h3>
        <a className="plain" href={`#${anchorOf(test)}`}>
          “<bdi className="inline">{nameHidden(titleOf(test))}</bdi>”
        </a>
      </h3>
      <p>
        <WhyInvalid test={test} tests={tests} />
      </p>
    </li>
  );
}

function Uncounted({ test }: { test: Parameters<typeof sayUncounted>[0] & TestDetail["tests"][number] }) {
  return (
    <li>
      <Mark tone="half">{test.status === "empty" ? "Empty test" : "Uncounted test"}</Mark>
      <h3>
        <a className="plain" href={`#${anchorOf(test)}`}>
          “<bdi className="inline">{nameHidden(titleOf(test))}</bdi>”
        </a>
      </h3>
      <p>{capital(sayUncounted(test))}.</p>
    </li>
  );
}
