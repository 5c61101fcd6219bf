import { Form, Link } from "@remix-run/react";
import type { Problem } from "~/kinds/exercise";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";

export function titleOf(all: number, unread: number, failed: number): string {
  if (all === 0) return "No exercise";
  const wrong = [
    unread > 0 && `${counted(unread, "folder")} can’t be used`,
    failed > 0 && `${failed === 1 ? "one" : failed} did not pass ${failed === 1 ? "its" : "their"} check`,
  ].filter(Boolean);
  const said = wrong.join(", ");
  return said === "" ? `${counted(all, "exercise")}, none with problems` : said[0]!.toUpperCase() + said.slice(1);
}

interface RowProps {
  readonly slug: string;
  readonly problems: readonly Problem[];
  readonly offered: {
    readonly title: string;
    readonly kind: string;
    readonly track: string;
    readonly difficulty: string | number;
    readonly secondFormOf?: string | null | undefined;
    readonly revisionId: string;
    readonly check: {
      readonly at: string;
      readonly engineVersion: string;
      readonly hasPassed: boolean;
      readonly problems: readonly Problem[];
    } | null;
    readonly isGivenUp: boolean;
  } | null;
}

export function Row({ slug, problems, offered }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {offered ? <Link to={`/exercises/${slug}`}>{offered.title}</Link> : "–"}
        <p className="hint">
          <code>{slug}</code>
        </p>
      </th>
      <td>
        {offered && (
          <>
            {offered.kind}, {offered.track}, {offered.difficulty}
            {offered.secondFormOf && (
              <p className="hint">
                second form of <code>{offered.secondFormOf}</code>
              </p>
            )}
          </>
        )}
      </td>
      <td>{offered && <code title={offered.revisionId}>{offered.revisionId.slice(0, 10)}</code>}</td>
      <td>
        {offered ? (
          <Mark icon="tick">Offered</Mark>
        ) : (
          <>
            <Mark tone="bad">Not offered</Mark>
            <Problems problems={problems} />
          </>
        )}
      </td>
      <td>{offered && <CheckCell {...offered} />}</td>
      <td>
        {offered && (
          <Form method="post">
            <input type="hidden" name="revision" value={offered.revisionId} />
            <Button type="submit" size="small">
              {offered.check ? "Check again" : "Check now"}
              <span className="vh">: {offered.title}</span>
            </Button>
          </Form>
        )}
      </td>
    </tr>
  );
}

function CheckCell({ check, isGivenUp }: Pick<NonNullable<RowProps["offered"]>, "check" | "isGivenUp">) {
  if (!check) {
    return isGivenUp ? (
      <>
        <Mark tone="half">The check failed to run</Mark>
        <p className="meta">The check failed on our side. Check the exercise again.</p>
      </>
    ) : (
      <span className="meta">queued for checking</span>
    );
  }
  return (
    <>
      {check.hasPassed ? (
        <Mark tone="good">Passed</Mark>
      ) : (
        <Mark tone="bad">{counted(check.problems.length, "problem")}</Mark>
      )}
      <Problems problems={check.problems} />
      <p className="hint">
        {check.at} UTC, engine {check.engineVersion}
      </p>
    </>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className="meta">
      {problems.map(({ file, line, message }) => (
        <li key={`${file}:${line} ${message}`}>
          {file && <code>{line ? `${file}:${line}` : file}</code>} {message}
        </li>
      ))}
    </ul>
  );
}
