import { Form } from "@remix-run/react";
import type { UploadState } from "~/cohort/uploads/states";
import type { Problem } from "~/kinds/exercise";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { Choice } from "~/ui/forms/field";
import { Part } from "~/ui/shell/page";

/** Lists what is wrong with an upload, with the file and the line of each problem. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <Part id="problems" title="What to fix">
      <p className="prose">
        Fix these problems in the folder, zip the folder again, and upload it under the same name.
      </p>
      <table className="data stack wrap-anywhere">
        <caption className="vh">Problems that the check found, by file and line</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Problem</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ file, line, message }) => (
            <tr key={`${file}:${line} ${message}`}>
              <th scope="row">{file ? <code>{line ? `${file}:${line}` : file}</code> : "The folder"}</th>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

/** Links to the preview, in which a lead does the exercise as a learner before it is released. */
export function Preview({ replaces }: { replaces: boolean }) {
  return (
    <Part id="preview" title="Preview">
      <p className="prose">
        Do the exercise as your learners will: with a draft, the grader and the report. Only you, the cohort’s other
        leads and admins can open the preview
        {replaces ? ". Learners keep the released version until you release this one" : ""}.
      </p>
      <Form method="post" className="line mt-3" reloadDocument>
        <Button type="submit" name="intent" value="preview">
          Open the preview
        </Button>
      </Form>
    </Part>
  );
}

interface ReleaseProps {
  readonly state: UploadState;
  readonly cohorts: readonly { readonly id: string; readonly name: string; readonly isReleased: boolean }[];
  readonly others: number;
  readonly replaces: boolean;
}

/**
 * Lists the cohorts to which the exercise was already released, because they get this version, too. Below the list is
 * the form that releases this version, with a choice of further cohorts, unless nothing is left to release.
 */
export function Release({ state, cohorts, others, replaces }: ReleaseProps) {
  const open = cohorts.filter(({ isReleased }) => !isReleased);
  const has = cohorts.filter(({ isReleased }) => isReleased);
  const isAgain = state === "retired";
  const title = state === "released" ? "Released to" : "Release";
  if (state === "released" && open.length === 0)
    return (
      <Part id="release" title={title}>
        {<Has has={has} others={others} />}
      </Part>
    );
  return (
    <Part id="release" title={title}>
      {state !== "released" && has.length + others > 0 && (
        <p className="prose">These cohorts get this version, because the exercise was already released to them:</p>
      )}
      <Has has={has} others={others} />
      <Form method="post" className="form">
        {open.length > 0 && (
          <fieldset className="choices">
            <legend className="label">{has.length + others > 0 ? "Other cohorts" : "Cohorts"}</legend>
            {open.map(({ id, name }) => (
              <Choice key={id} type="checkbox" name="cohort" value={id}>
                <bdi>{name}</bdi>
              </Choice>
            ))}
          </fieldset>
        )}
        <div className="line">
          <Button look="main" type="submit" name="intent" value="release">
            {isAgain ? "Release again" : replaces ? "Replace the released version" : "Release"}
          </Button>
        </div>
        {replaces && (
          <p className="hint">New drafts use this version. Existing drafts and submissions keep their version.</p>
        )}
      </Form>
    </Part>
  );
}

function Has({ has, others }: { has: readonly { readonly id: string; readonly name: string }[]; others: number }) {
  if (has.length + others === 0) return null;
  return (
    <ul className="prose">
      {has.map(({ id, name }) => (
        <li key={id}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {others > 0 && <li>{counted(others, "other cohort")}</li>}
    </ul>
  );
}

export function Retire() {
  return (
    <Part id="retire" title="Retire">
      <Confirm label="Retire…">
        <Form method="post">
          <p className="meta">
            No one in any cohort can start or hand in this exercise any more. Submissions, reports and reviews are kept.
            You can release it again.
          </p>
          <div className="line mt-2">
            <Button type="submit" name="intent" value="retire">
              Retire the exercise
            </Button>
          </div>
        </Form>
      </Confirm>
    </Part>
  );
}

export function Delete() {
  return (
    <Part id="delete" title="Delete">
      <Confirm label="Delete…">
        <Form method="post">
          <p className="meta">This deletes the upload. A released version of the exercise isn’t affected.</p>
          <div className="line mt-2">
            <Button type="submit" name="intent" value="delete">
              Delete the upload
            </Button>
          </div>
        </Form>
      </Confirm>
    </Part>
  );
}
