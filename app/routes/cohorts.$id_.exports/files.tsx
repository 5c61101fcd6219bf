interface File {
  readonly file: string;
  readonly title: string;
  readonly about: string;
}

/** Every table as a file. Plain links: the browser itself saves what they lead to. */
export function Files({ cohortId, files }: { cohortId: string; files: readonly File[] }) {
  const to = (file: string) => `/cohorts/${cohortId}/exports/${file}`;
  return (
    <>
      <table className="data stack files">
        <caption className="vh">Files of this cohort</caption>
        <thead>
          <tr>
            <th scope="col">What is in it</th>
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
                <a href={to(file)} download>
                  {file}
                </a>
              </td>
              <td>
                <a href={`${to(file)}?excel`} download aria-label={`${file} for Excel`}>
                  for Excel
                </a>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              Everything in one
              <span className="hint">
                All of these tables as JSON, by <a href="/schemas/cohort.v1.json">a published schema</a>.
              </span>
            </th>
            <td>
              <a href={to("cohort.json")} download>
                cohort.json
              </a>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <p className="hint mt-2">
        CSV: UTF-8, commas, lines that end in CR LF. A cell that a spreadsheet would reckon begins with an apostrophe.
        For Excel: the same with a mark at its start by which Excel knows UTF-8. For paper, print the cohort’s pages.
      </p>
    </>
  );
}
