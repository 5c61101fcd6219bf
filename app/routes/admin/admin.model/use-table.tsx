import type { Purpose } from "~/tutor/model/model.server";
import { Part } from "~/ui/shell/page";

/** The label for each purpose of a call to the model. */
const PURPOSES: Readonly<Record<Purpose, string>> = {
  tutor: "Tutor",
  "ai-review": "AI review of a change",
  comment: "Drafts of mentors’ comments",
  draft: "Drafts of exercises",
  check: "Tests by admins",
};
const grouped = (count: number) => count.toLocaleString("en-GB");

export function UseTable({
  use,
}: {
  use: readonly {
    readonly purpose: string;
    readonly calls: number;
    readonly promptTokens: number;
    readonly replyTokens: number;
  }[];
}) {
  return (
    <Part id="use" title="Usage in the last 30 complete days (UTC)">
      {use.length === 0 ? (
        <p className="meta">No calls. The calls and tokens of a day appear here on the next day, by purpose.</p>
      ) : (
        <table className="data admin stack">
          <caption className="vh">Calls and tokens in the last 30 complete days (UTC), by purpose</caption>
          <thead>
            <tr>
              <th scope="col">Purpose</th>
              <th scope="col" className="num">
                Calls
              </th>
              <th scope="col" className="num">
                Tokens sent
              </th>
              <th scope="col" className="num">
                Tokens received
              </th>
            </tr>
          </thead>
          <tbody>
            {use.map(({ purpose, calls, promptTokens, replyTokens }) => (
              <tr key={purpose}>
                <th scope="row">{PURPOSES[purpose as Purpose] ?? purpose}</th>
                <td className="num" data-head="calls">
                  {grouped(calls)}
                </td>
                <td className="num" data-head="tokens sent">
                  {grouped(promptTokens)}
                </td>
                <td className="num" data-head="tokens received">
                  {grouped(replyTokens)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
