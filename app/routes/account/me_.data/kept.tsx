import type { KeptRow } from "~/accounts/privacy/privacy";
import { counted } from "~/ui/counted";

/**
 * Lists what Onramp stores, why, and for how long. Each database table has a row here, which expands to show the
 * table's columns.
 */
export function Kept({ rows }: { rows: readonly KeptRow[] }) {
  return (
    <table className="data kept">
      <caption className="vh">What we store about you, why, and for how long</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Why</th>
          <th scope="col">How long</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ table, title, why, until, columns }) => (
          <tr key={table}>
            <th scope="row">
              {title}
              <details>
                <summary>
                  {counted(columns.length, "column")}
                  <span className="vh"> of {title}</span>
                </summary>
                <dl>
                  {columns.map(({ name, what }) => (
                    <div key={name}>
                      <dt>
                        <code>
                          {table}.{name}
                        </code>
                      </dt>
                      <dd>{what}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            </th>
            <td>{why}</td>
            <td>{until}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
