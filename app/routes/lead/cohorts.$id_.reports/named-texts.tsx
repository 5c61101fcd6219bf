import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Part } from "~/ui/shell/page";

interface Row {
  readonly id: string;
  readonly says: string;
  readonly before: string;
  readonly after: string;
}

/** Texts that name someone who deleted their account, each with and without the name. */
export function NamedTexts({ rows, total }: { readonly rows: readonly Row[]; readonly total: number }) {
  return (
    <Part id="named" title="Texts that name a deleted account" about={counted(total, "text")}>
      <p className="prose">
        These texts may name or quote someone who deleted their account. Each text belongs to its author and changes
        only if you remove the name here. If the word to be removed isn’t that person’s name, keep the text as it is.
        Removing a name can’t be undone.
      </p>
      <ul className="grid gap-4 under">
        {rows.map(({ id, says, before, after }) => (
          <li key={id} className="notice">
            <h3>In {says}</h3>
            <dl>
              <dt className="meta">Now</dt>
              <dd className="prose whitespace-pre-wrap break-words">
                <bdi id={`before-${id}`}>{before}</bdi>
              </dd>
              <dt className="meta">Without the name</dt>
              <dd className="prose whitespace-pre-wrap break-words">
                <bdi>{after}</bdi>
              </dd>
            </dl>
            <Form method="post" className="line under" preventScrollReset>
              <input type="hidden" name="named" value={id} />
              <Button type="submit" size="small" name="intent" value="keep" aria-describedby={`before-${id}`}>
                Keep as written
              </Button>
              <Button type="submit" size="small" name="intent" value="remove" aria-describedby={`before-${id}`}>
                Remove the name
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {total > 1 && (
        <Form method="post" className="line under">
          <Button type="submit" size="small" name="intent" value="keep-all">
            Keep all {counted(total, "text")} as written
          </Button>
        </Form>
      )}
    </Part>
  );
}
