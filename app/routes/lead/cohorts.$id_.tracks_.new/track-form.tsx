import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { PickedList } from "../cohorts.$id_.assignments_.new/picked-list";
import type { TrackReply } from "./track-form.server";
import { MOST_ABOUT, MOST_TITLE } from "./track-limits";
import "../cohorts.$id_.assignments_.new/assignment-form.css";

const IDS = { title: "title", about: "about", slugs: "exercises" };

interface TrackFormProps extends Pick<TrackReply, "written" | "offer"> {
  /** The last reply. Its field values are newer than those in the other props. */
  readonly reply: TrackReply | undefined;
  readonly does: string;
  readonly back: string;
}

/** A track's title, description and exercises. */
export function TrackForm({ reply, does, back, ...first }: TrackFormProps) {
  const { written, offer } = reply ?? first;
  const errors = reply?.errors;
  const field = (name: keyof typeof IDS) => ({
    id: IDS[name],
    name,
    defaultValue: written[name] ?? "",
    error: errorOf(errors, name),
  });
  return (
    <Form method="post" className="form assignment-form" noValidate preventScrollReset>
      <ErrorSummary errors={errors} ids={IDS} reply={reply} />
      {/* Enter in a field presses a form's first button, so the button that saves must be the first. */}
      <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
        {does}
      </button>
      <input type="hidden" name="key" value={written.key} />
      <TextField {...field("title")} label="Title" maxLength={MOST_TITLE} required />
      <TextField
        {...field("about")}
        label="Description"
        hint="One line for learners, optional. Don’t reveal what is wrong with a change."
        maxLength={MOST_ABOUT}
      />
      <PickedList offer={offer} written={written} said={reply?.said ?? ""} error={errorOf(errors, "slugs")} />
      <p className="hint">
        Onramp suggests the exercises in this order, except reviews: their order differs for each learner, so that a
        suggestion doesn’t reveal whether a change has a defect.
      </p>
      <div className="line">
        <Button type="submit" look="main" name="pick" value="store">
          {does}
        </Button>
        <Link to={back}>Cancel</Link>
      </div>
    </Form>
  );
}
