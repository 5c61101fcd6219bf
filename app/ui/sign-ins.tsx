interface Row {
  readonly id: string;
  readonly day: string;
  readonly device: string;
  readonly method: string;
  readonly isRefused: boolean;
  readonly count: number;
}

/**
 * A table of sign-ins for each day, with the type of device, the method, the result (signed in or refused) and the
 * count.
 */
export function SignIns({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0)
    return <p className="prose">No sign-ins yet. Sign-ins will appear here, with the day and the kind of device.</p>;
  return (
    <table className="data stack">
      <caption className="vh">Sign-ins by day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Device</th>
          <th scope="col">Method</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, day, device, method, isRefused, count }) => (
          <tr key={id}>
            <th scope="row" className="whitespace-nowrap">
              <time dateTime={day}>{day}</time>
            </th>
            <td>{device}</td>
            <td>{method}</td>
            <td>
              {isRefused ? "refused" : "signed in"}
              {count > 1 && `, ${count} times`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
