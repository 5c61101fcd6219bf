import { percent } from "~/ui/state-mark";
import type { PartRow } from "./types";

/** The share among the best third of people (ranked by their other exercises), and the share among the other people. */
export function ThirdsText({ thirds }: { thirds: PartRow["thirds"] }) {
  if (!thirds) return <span className="meta">too few of these people have done other exercises</span>;
  const { best, rest } = thirds;
  return (
    <>
      {percent(best.of / best.all)} of the top third{" "}
      <span className="meta">
        ({best.of} of {best.all})
      </span>
      , {percent(rest.of / rest.all)} of the others{" "}
      <span className="meta">
        ({rest.of} of {rest.all})
      </span>
    </>
  );
}
