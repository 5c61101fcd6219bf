import { Form, Link } from "@remix-run/react";
import type { CohortRow } from "~/accounts/cohorts/cohorts.server";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { TextField } from "~/ui/forms/field";

/** A cohort in the admin's table, with the forms that change it. `error`: why its new name was refused. */
export function Row({ id, name, allowsUploads, counts, error }: CohortRow & { readonly error: string | undefined }) {
  const isEmpty = counts.learner + counts.mentor + counts.lead === 0;
  return (
    <tr>
      <th scope="row">
        <bdi>
          <Link to={`/cohorts/${id}`}>{name}</Link>
        </bdi>{" "}
        <Link to={`/cohorts/${id}/people`} className="meta">
          people
          <span className="vh">
            {" "}
            of <bdi>{name}</bdi>
          </span>
        </Link>
        {counts.lead === 0 && <p className="hint">no lead yet</p>}
      </th>
      <td className="num" data-head="learners">
        {counts.learner}
      </td>
      <td className="num" data-head="mentors">
        {counts.mentor}
      </td>
      <td className="num" data-head="leads">
        {counts.lead}
      </td>
      <td>
        <Confirm
          isOpen={error !== undefined}
          label={
            <>
              Edit…<span className="vh"> {name}</span>
            </>
          }
        >
          <Form method="post" noValidate>
            <input type="hidden" name="intent" value="rename" />
            <input type="hidden" name="id" value={id} />
            <TextField label="Name" name="name" required maxLength={100} defaultValue={name} error={error} />
            <div className="line mt-3">
              <Button type="submit">Rename</Button>
            </div>
          </Form>
          <Form method="post" className="mt-4">
            <input type="hidden" name="id" value={id} />
            <p className="meta">
              {allowsUploads
                ? "This cohort’s leads may upload their own exercises."
                : "Only admins may upload exercises for this cohort."}
            </p>
            <div className="line mt-2">
              <Button type="submit" name="intent" value={allowsUploads ? "stop-uploads" : "allow-uploads"}>
                {allowsUploads ? "Stop leads from uploading" : "Let leads upload exercises"}
              </Button>
            </div>
          </Form>
          {isEmpty ? (
            <Form method="post" className="mt-4">
              <input type="hidden" name="intent" value="delete" />
              <input type="hidden" name="id" value={id} />
              <p className="meta">This cohort has no members. Deleting it also deletes its invites.</p>
              <div className="line mt-2">
                <Button type="submit">Delete the cohort</Button>
              </div>
            </Form>
          ) : (
            <p className="meta mt-4">You can delete this cohort once it has no members.</p>
          )}
        </Confirm>
      </td>
    </tr>
  );
}
