import { percent } from "~/ui/state-mark";
import type { PartRow } from "./types";

/** How many of the best third, by their other exercises, and how many of the others. */
export function ThirdsText({ thirds }: { thirds: PartRow["thirds"] }) {
  if (!thirds) return <span className="meta">too few of these people have done other exercises</span>;
  const { best, rest } = thirds;
  return (
    <>
      {percent(best.of / best.all)} of the best third{" "}
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
