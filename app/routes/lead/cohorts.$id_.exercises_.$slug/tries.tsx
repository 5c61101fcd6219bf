import { percent } from "~/ui/state-mark";

const WORDS = ["first", "second", "third", "later", "none yet"] as const;

/** Shows on which attempt people passed, and how many people opened a hint. */
export function Tries({
  tries,
  hints,
  people,
}: {
  tries: readonly number[];
  hints: { readonly of: number; readonly all: number };
  people: number;
}) {
  return (
    <>
      <table className="data">
        <caption className="vh">People by their first passing attempt</caption>
        <thead>
          <tr>
            <th scope="col">Passed on attempt</th>
            <th scope="col" className="num">
              People
            </th>
            <th scope="col" className="num">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {WORDS.map((word, place) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td className="num">{tries[place]}</td>
              <td className="num">{percent((tries[place] ?? 0) / people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="prose mt-2">
        {hints.of} of {hints.all} people who handed in this exercise opened a hint
        {hints.all > 0 && ` (${percent(hints.of / hints.all)})`}, before or after an attempt. The other figures leave
        out first attempts made after a hint.
      </p>
    </>
  );
}
