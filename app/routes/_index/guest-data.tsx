import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { ExportForm } from "../me_.data/export-form";

/** What a guest may do with their try before its last day. */
export function GuestData() {
  return (
    <div className="line mt-4">
      <ExportForm>Download your try</ExportForm>
      <Confirm label="Delete your try…">
        <form method="post" action="/?index">
          <input type="hidden" name="intent" value="forget" />
          <p className="prose mb-2">Your draft and what you handed in go at once. Nobody can undo it.</p>
          <Button type="submit">Delete it for good</Button>
        </form>
      </Confirm>
    </div>
  );
}
