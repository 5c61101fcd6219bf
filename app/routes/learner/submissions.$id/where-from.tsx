import type { Origin } from "~/kinds/exercise";

/** Says where the code comes from. Shown only after submission, because the origin reveals the defect. */
export function WhereFrom({ origin }: { origin: Origin }) {
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">Where the code comes from</h2>
      <p>{say(origin)}</p>
    </section>
  );
}

function say(origin: Origin) {
  switch (origin.type) {
    case "written":
      return (
        <>
          Based on a known failure: {origin.after}{" "}
          {origin.source && (
            <a href={origin.source} rel="noreferrer">
              {new URL(origin.source).host}
            </a>
          )}
        </>
      );
    case "model":
      return `Written by ${origin.name} on ${origin.date}, unchanged; the prompt and the raw response are in the exercise’s folder.`;
    case "imported":
      return `Taken from ${origin.source}, where it is called ${origin.named}${origin.authors ? `, by ${origin.authors.join(", ")}` : ""}. Licence: ${origin.licence}.`;
  }
}
