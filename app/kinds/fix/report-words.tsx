import { Mark } from "~/ui/mark";
import { OnAsk } from "~/ui/on-ask";
import { Difference, Snippet } from "~/ui/text/code-block";
import { capital } from "../count-words";
import { sayFailure } from "../failure-words";
import { failsInOpen } from "./fails-in-open";
import type { FixDetail } from "./report-schema";
import { sayAsked } from "./say-asked";
import { sayNotLoaded } from "./say-not-loaded";

type Outcome = FixDetail["visible"][number];

/** A test's id starts with the test's file: "hidden/past-closing.test.ts#2". */
const fileOf = ({ id }: Pick<Outcome, "id">) => id.split("#", 1)[0]!;

/**
 * Lists what is still unfixed, over a limit or broken, with each failing test's message. The test itself appears on
 * request.
 */
export function StillOpen({ detail, isWithheld }: { detail: FixDetail; isWithheld: boolean }) {
  const broken = detail.kept.filter(({ holds }) => !holds);
  const open = detail.defects.filter((defect) => defect.share < 1 || failsInOpen(defect));
  const slow = detail.speed.filter(({ share }) => share < 1);
  const over = detail.structure.filter(({ share }) => share < 1);
  const seen = detail.visible.filter(({ failure }) => failure);
  const isNothing = broken.length + open.length + slow.length + over.length + seen.length === 0;
  return (
    <>
      <h2 id="open">What still fails</h2>
      {isNothing && <p className="prose mt-2">Nothing: every hidden test passes.</p>}
      <ol className="words mt-2">
        {broken.map(({ id, says, tests }) => (
          <li key={id}>
            <Mark tone="bad">Broken now</Mark>
            <h3>{capital(says)}</h3>
            <p>This worked before the change.</p>
            <Failures tests={tests} detail={detail} isWithheld={isWithheld} />
          </li>
        ))}
        {open.map(({ id, says, asked, share, open: tests, twins }) => (
          <li key={id}>
            <Mark tone={share > 0 ? "half" : "bad"}>
              {share === 1 ? "Fixed, but a test fails" : share > 0 ? "Partly fixed" : "Still there"}
            </Mark>
            <h3>{capital(says)}</h3>
            {share < 1 && <Asked asked={asked} />}
            {twins.notLoaded && <p>With other inputs, {sayNotLoaded(twins.notLoaded)}.</p>}
            {!twins.notLoaded && tests.every(({ failure }) => failure === null) && (
              <p>
                The tests on this page pass. With other inputs, {twins.total - twins.passed} of {twins.total} fail: look
                for the cause, not just the input.
              </p>
            )}
            <Failures tests={tests} detail={detail} isWithheld={isWithheld} />
          </li>
        ))}
        {slow.map(({ id, says, asked, failure }) => (
          <li key={id}>
            <Mark tone="bad">Still slow</Mark>
            <h3>{capital(says)}</h3>
            <Asked asked={asked} />
            {failure && <p>{capital(sayFailure(failure))}.</p>}
          </li>
        ))}
        {over.map(({ id, says, limit, measured }) => (
          <li key={id}>
            <Mark tone="bad">Over the limit</Mark>
            <h3>{capital(says)}</h3>
            <p>
              {measured === null ? "The code is too long to measure" : `The code has ${measured}`}. The limit is {limit}
              .
            </p>
          </li>
        ))}
        {seen.length > 0 && (
          <li>
            <Mark tone="bad">Fails</Mark>
            <h3>Tests shown in the workspace</h3>
            <Failures tests={seen} detail={detail} isWithheld={false} />
          </li>
        )}
      </ol>
    </>
  );
}

/**
 * The place of an error in the code. Empty for a failure in the test itself, because that place would only help the
 * test's author.
 */
function placeInCode({ id, failure }: Pick<Outcome, "id" | "failure">): string {
  const { file = fileOf({ id }), line } = failure ?? {};
  return file === fileOf({ id }) ? "" : `${line ? `${file}, line ${line}` : file}: `;
}

const Asked = ({ asked }: Pick<FixDetail["defects"][number], "asked">) =>
  asked ? <p className="hint">{sayAsked(asked)}</p> : null;

function Failures({
  tests,
  detail: { afterPass },
  isWithheld,
}: {
  tests: readonly Outcome[];
  detail: FixDetail;
  isWithheld: boolean;
}) {
  const failing = tests.filter(({ failure }) => failure);
  const sources = [...new Set(failing.map(fileOf))].filter((path) => isWithheld || path in afterPass.tests);
  return (
    <>
      {failing.map(({ id, title, failure }) => (
        <div key={id} className="mt-2">
          <p>
            <b>“{title.at(-1)}”</b> {placeInCode({ id, failure })}
            {sayFailure(failure!)}
          </p>
          {failure!.diff && <Difference diff={failure!.diff} />}
        </div>
      ))}
      {sources.map((path) => (
        <OnAsk key={path} id={`input-${path}`} says="Show the input" isHere={!isWithheld}>
          <p className="hint">{path}</p>
          <Snippet name={path} text={afterPass.tests[path] ?? ""} />
        </OnAsk>
      ))}
    </>
  );
}
