import type { ChangedFile } from "~/kinds/place";
import { DECISION_WORDS } from "~/review/rulings/ruling-words";
import { sayWhere } from "~/routes/learner/submissions.$id/standing";
import { ButtonLink } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { ForgetWords, KeptWordsContext } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { Page, Part } from "~/ui/shell/page";
import { DressContext } from "~/ui/text/dressed";
import { useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";
import { RULING_KEYS } from "./desk-keys";
import { KeysButton } from "./desk-tools";
import { MarkedFile } from "./marked-file";
import { Ruled } from "./ruled";
import type { Decided, RulingData } from "./ruling.server";
import { RULING_FORM, RulingForm } from "./ruling-form";
import { toggleTask, WithTask } from "./task";
import { useClaim } from "./use-claim";

/** Says who asks for the ruling: learners who dispute the result, or the grader. */
function sayWho(standing: RulingData["standing"], isWaiting: boolean): string {
  const disputing = standing.filter(({ isHeld }) => !isHeld).length;
  if (standing.length === 0) return "no one disputes this result any more";
  if (disputing === 0) return `the grader ${isWaiting ? "asks" : "asked"} whether this finding is right`;
  const does = isWaiting ? (disputing === 1 ? "disputes" : "dispute") : "disputed";
  return `${counted(disputing, "learner")} ${does} this result`;
}

/**
 * A result that learners dispute: the change with the finding marked, their reasons, the key next to it, and the
 * ruling. `queue`: the queue's URL.
 */
export function RulingPage({ page, queue, reply }: { page: RulingData; queue: string; reply: Decided | undefined }) {
  const { standing, spot, title, since, state, ruling, files, dressed } = page;
  const { place } = spot;
  const isOn = (file: ChangedFile) => "whole" in place || file.path === place.file;
  const others = files.filter((file) => !isOn(file));
  return (
    <Page>
      <header className="report-head">
        <p className="meta">
          <ButtonLink size="small" look="quiet" to={queue}>
            Queue
          </ButtonLink>{" "}
          {title} · {sayWho(standing, state === "waiting")}
          {state === "waiting" && ` · waiting since ${since}`}
        </p>
        <div>
          <h1>Does this finding deserve more points?</h1>
          <p className="lead">
            {sayWhere(place)}, marked as <code>{spot.class}</code>. One ruling settles the dispute for all these
            learners, and for anyone who reports the same thing later.
          </p>
        </div>
        <div className="do">
          <RulingKeys />
        </div>
      </header>
      {state === "withdrawn" && (
        <Notice title="This dispute no longer needs a ruling.">
          The learner withdrew the dispute, or no mentor could decide within 7 days.
        </Notice>
      )}
      {state === "done" && !ruling && (
        <Notice title="This result is settled.">
          A mentor of another cohort ruled on a similar result. The ruling settles this dispute, too.
        </Notice>
      )}
      {/* If this page's form was refused or only previewed, a new ruling is someone else's, so it isn't confirmed. */}
      <ConfirmChange
        state={state}
        says={() => (ruling && !reply ? `You made the ruling “${DECISION_WORDS[ruling.decision]}”.` : undefined)}
      />
      {ruling && <Ruled ruling={ruling} />}
      <Part id="said" title="What learners say">
        <ul className="rows">
          {standing.map(({ submissionId, learner, place: at, severity, said, reason, proof }) => (
            <li key={submissionId}>
              <div>
                <p className="meta">
                  <bdi>{learner}</bdi>, {sayWhere(at)}, {severity}
                </p>
                <p className="prose" dir="auto">
                  {said}
                </p>
                {proof && (
                  <>
                    <p className="prose mt-1">
                      The learner’s test fails on this code, and on our correct version, too:
                    </p>
                    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
                    <pre className="code overflow-x-auto" tabIndex={0}>
                      {proof}
                    </pre>
                  </>
                )}
                {reason && (
                  <p className="prose mt-1">
                    Why the learner disputes the result: “<bdi>{reason}</bdi>”
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Part>
      <WithTask kind={page.kind} dressed={dressed}>
        <DressContext.Provider value={dressed}>
          <Part id="change" title="In the change">
            <div className="report-work">
              {files.filter(isOn).map((file) => (
                <MarkedFile key={file.path} file={file} page={page} />
              ))}
              {others.length > 0 && (
                <details className="opens">
                  <summary>{others.map(({ path }) => path).join(", ")}</summary>
                  <div className="report-work mt-2">
                    {others.map((file) => (
                      <MarkedFile key={file.path} file={file} page={page} />
                    ))}
                  </div>
                </details>
              )}
            </div>
          </Part>
        </DressContext.Provider>
      </WithTask>
      <KeyList page={page} />
      <KeptWordsContext.Provider value={`${page.personId}:ruling-${page.itemId}`}>
        {state === "waiting" ? <RulingForm page={page} reply={reply} /> : <ForgetWords of={[RULING_FORM]} />}
      </KeptWordsContext.Provider>
      <div className="stays">{state === "waiting" && <ClaimStrip page={page} />}</div>
    </Page>
  );
}

/** Handles the page's keyboard shortcuts, and opens the list of shortcuts. */
function RulingKeys() {
  useKeys(RULING_KEYS, { task: toggleTask, help: useTools().openKeys });
  return <KeysButton size="small" />;
}

/** Claims the finding while the page is open. If someone else has claimed it, shows who. */
function ClaimStrip({ page: { itemId, personId, claimedBy } }: { page: RulingData }) {
  const claim = useClaim(`/mentor/${itemId}/work`, personId);
  if (claim !== "other") return null;
  return (
    <p className="strip" role="alert">
      {claimedBy ? <bdi>{claimedBy}</bdi> : "Someone else"} is deciding this now, or has already ruled. If they leave
      without a ruling, you can make one.
    </p>
  );
}

/** Shows the whole key, so that mentors don't add an issue that the key already contains. */
function KeyList({ page: { key } }: { page: RulingData }) {
  return (
    <Part id="key" title="In the key" about={counted(key.issues.length, "issue")}>
      {key.issues.length === 0 && (
        <p className="prose">The key lists no issues: it says that this change is correct.</p>
      )}
      <ul className="rows">
        {key.issues.map(({ id, title, severity, classes, why }) => (
          <li key={id}>
            <div>
              <p>
                <b>{title}</b> <span className="tag word">{severity}</span> <span className="tag">{classes[0]}</span>
              </p>
              <p className="meta">{why}</p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
