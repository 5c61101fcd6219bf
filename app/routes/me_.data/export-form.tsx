import type { ReactNode } from "react";
import { Button } from "~/ui/button";

/** Asks for the archive. The browser itself sends it, with or without scripts: the answer is a file, not a page. */
export function ExportForm({ look, children }: { look?: "main"; children: ReactNode }) {
  return (
    <form method="post" action="/me/data/export">
      <Button type="submit" {...(look && { look })}>
        {children}
      </Button>
    </form>
  );
}
