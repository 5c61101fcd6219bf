import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Saved } from "~/ui/forms/form";

/** Settings for the tutor: whether the person uses it, and their consent to sending text to its model. */
export function TutorChoice({
  hasModel,
  isOff,
  hasAgreed,
  isSaved,
}: {
  hasModel: boolean;
  isOff: boolean;
  hasAgreed: boolean;
  isSaved: boolean;
}) {
  return (
    <Form method="post" className="form" preventScrollReset>
      <p className="prose">
        {!hasModel && "This installation has no language model. Your choice will apply once it has one. "}
        {isOff
          ? "The tutor is off for you, and no mentor can send your work to a language model. You can do all exercises without the tutor."
          : "While you work, you can ask the tutor. On your report, you can ask a language model to review the same change. Text is sent to the model only when you press the button for it. If your cohort’s leads allow it, a mentor can send your work to the model for a draft of a comment. Turning the tutor off prevents all of this."}{" "}
        {!isOff &&
          hasAgreed &&
          "You agreed to send text to the model. If you withdraw your consent, the tutor asks you again before it sends anything."}
      </p>
      <div className="line">
        <Button type="submit" name="intent" value={isOff ? "tutor-on" : "tutor-off"}>
          {isOff ? "Turn the tutor on" : "Turn the tutor off"}
        </Button>
        {!isOff && hasAgreed && (
          <Button type="submit" name="intent" value="tutor-withdraw">
            Withdraw consent
          </Button>
        )}
        <Saved when={isSaved}>Saved</Saved>
      </div>
    </Form>
  );
}
