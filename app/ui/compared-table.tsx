import { Mark } from "./mark";

export interface Compared {
  readonly id: string;
  readonly asks: string;
  /** Each reviewer's choice, in words. Null if a reviewer didn't choose anything. */
  readonly one: string | null;
  readonly other: string | null;
  readonly is: "same" | "differs" | "open";
  /** Why the other reviewer chose this. */
  readonly why?: string;
}

/** Two reviews of the same work, line by line. Differences are marked with a word. */
export function ComparedTable({
  caption,
  one,
  other,
  lines,
}: {
  caption: string;
  /** The two reviewers. */
  one: string;
  other: string;
  lines: readonly Compared[];
}) {
  return (
    <table className="data stack">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">
            <bdi>{one}</bdi>
          </th>
          <th scope="col">
            <bdi>{other}</bdi>
          </th>
          <th scope="col">Compared</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.asks}</th>
            <td data-head={one}>{line.one ?? <LeftOut />}</td>
            <td data-head={other}>
              {line.other ?? <LeftOut />}
              {line.why && <p className="meta">{line.why}</p>}
            </td>
            <td>
              <How {...line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const LeftOut = () => <span className="meta">left out</span>;

function How({ is }: Pick<Compared, "is">) {
  if (is === "same") return <Mark icon="tick">The same</Mark>;
  if (is === "differs") return <Mark tone="half">Differs</Mark>;
  return <span className="meta">not compared</span>;
}
