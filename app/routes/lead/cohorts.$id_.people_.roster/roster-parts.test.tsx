import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Faults, Preview } from "./roster-parts";

const faultsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ line: at + 2, says: "The email address is missing." }));
const previewOf = (count: number, total: number) =>
  renderToStaticMarkup(
    <Preview
      rows={Array.from({ length: count }, (_, at) => {
        const [name, email, role, section] = ["Lee", `p${at}@example.org`, "learner", ""] as const;
        return { line: at + 2, name, email, role, section, standing: "member" };
      })}
      counts={{ new: 0, member: total, moves: 0, invited: 0 }}
      importId="of-this-page"
      roster=""
      isMailed={false}
    />,
  );

it("says how many lines with a problem are not shown", () => {
  expect(renderToStaticMarkup(<Faults faults={faultsOf(50)} isImported={false} />)).not.toContain("Not shown");
  const html = renderToStaticMarkup(<Faults faults={faultsOf(1_051)} isImported={false} />);
  expect(html.match(/<li>/g)).toHaveLength(50);
  expect(html).toContain("Not shown: 1,001 more lines.");
});

it("says how many of the preview's rows are not shown", () => {
  expect(previewOf(3, 3)).not.toContain("Not shown");
  expect(previewOf(3, 4)).toContain("Not shown: 1 more row. Rows that change something are listed first.");
});
