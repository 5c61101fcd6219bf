import { Button } from "~/ui/button";

interface File {
  readonly file: string;
  readonly title: string;
  readonly about: string;
}

/**
 * Downloads one file through a plain form, whose response the browser saves. This isn't a link, because each download
 * is recorded, and programs that load URLs would follow a link.
 */
function TakeOut({ to, children, label }: { to: string; children: string; label?: string }) {
  return (
    <form method="post" action={to}>
      <Button look="quiet" size="small" type="submit" aria-label={label}>
        {children}
      </Button>
    </form>
  );
}

/**
 * Offers every table as a file, limited to the chosen section. The URLs contain the section, so that a file contains
 * what the page says even if another section has been chosen in another tab.
 */
export function Files({
  cohortId,
  section,
  files,
}: {
  cohortId: string;
  section: string | null;
  files: readonly File[];
}) {
  const to = (file: string, search: Readonly<Record<string, string>> = {}) => {
    const params = new URLSearchParams({ ...(section !== null && { section }), ...search });
    return `/cohorts/${cohortId}/exports/${file}${params.size > 0 ? `?${params}` : ""}`;
  };
  return (
    <>
      <table className="data stack files">
        <caption className="vh">{section === null ? "Files for this cohort" : "Files for this section"}</caption>
        <thead>
          <tr>
            <th scope="col">Contents</th>
            <th scope="col">CSV</th>
            <th scope="col">For Excel</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ file, title, about }) => (
            <tr key={file}>
              <th scope="row">
                {title}
                <span className="hint">{about}</span>
              </th>
              <td>
                <TakeOut to={to(file)}>{file}</TakeOut>
              </td>
              <td>
                <TakeOut to={to(file, { excel: "" })} label={`${file} for Excel`}>
                  for Excel
                </TakeOut>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              Everything in one file
              <span className="hint">
                All these tables as JSON, following <a href="/schemas/cohort.v1.json">a published schema</a>.
              </span>
            </th>
            <td>
              <TakeOut to={to("cohort.json")}>cohort.json</TakeOut>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      {section !== null && (
        <p className="hint mt-2">
          These files are limited to the section. Scheduled exports and links for scripts cover the whole cohort; to
          limit a script’s file to this section, add <code className="folder">?section={section}</code> to its URL.
        </p>
      )}
      <p className="hint mt-2">
        CSV: UTF-8, commas, CR LF line endings. Cells that a spreadsheet would treat as a formula are prefixed with an
        apostrophe. The files for Excel are the same, with a byte order mark so that Excel recognises UTF-8. For a paper
        copy, print the cohort’s pages.
      </p>
    </>
  );
}
