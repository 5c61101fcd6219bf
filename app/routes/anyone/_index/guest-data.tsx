import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { ExportForm } from "../../account/me_.data/export-form";

/** Buttons with which a guest can download or delete their work before its last day. */
export function GuestData() {
  return (
    <div className="line mt-4">
      <ExportForm>Download your work</ExportForm>
      <Confirm label="Delete your work…">
        <form method="post" action="/?index">
          <input type="hidden" name="intent" value="forget" />
          <p className="prose mb-2">This deletes your draft and your submissions immediately. It can’t be undone.</p>
          <Button type="submit">Delete permanently</Button>
        </form>
      </Confirm>
    </div>
  );
}
