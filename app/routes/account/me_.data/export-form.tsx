import type { ReactNode } from "react";
import { Button } from "~/ui/button";

/**
 * Requests the archive. The browser submits the form itself, with or without scripts, because the response is a file.
 */
export function ExportForm({ look, children }: { look?: "main"; children: ReactNode }) {
  return (
    <form method="post" action="/me/data/export">
      <Button type="submit" {...(look && { look })}>
        {children}
      </Button>
    </form>
  );
}
