import { Mark } from "~/ui/mark";
import { sayFullDay } from "~/ui/say-day";
import type { Figures } from "./types";

/** Every revision on which someone made their first attempt. The page's figures are about one of these revisions. */
export function Revisions({ revisions, chosen }: { revisions: Figures["revisions"]; chosen: string | null }) {
  return (
    <table className="data">
      <caption className="vh">Revisions, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Since</th>
          <th scope="col" className="num">
            First attempts
          </th>
          <th scope="col">Figures</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map(({ id, since, people }) => (
          <tr key={id}>
            <th scope="row">
              {sayFullDay(since)} <span className="hint">{id.slice(0, 7)}</span>
            </th>
            <td className="num">{people < 5 ? "fewer than 5" : people}</td>
            <td>{id === chosen ? <Mark icon="good">for this revision</Mark> : <span className="meta">none</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
