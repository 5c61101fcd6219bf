import { percent } from "~/ui/state-mark";

const WORDS = ["the first", "the second", "the third", "a later one", "none yet"] as const;

/** By which try people passed, and how many opened a hint. */
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
        <caption className="vh">People by the try that passed first</caption>
        <thead>
          <tr>
            <th scope="col">Passed by try</th>
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
        {hints.of} of {hints.all} people who handed it in have opened a hint
        {hints.all > 0 && ` (${percent(hints.of / hints.all)})`}, before a try or after it. A first try after a hint is
        in none of the other figures.
      </p>
    </>
  );
}
