import { sayModel } from "~/cohort/items/say-model";
import { figure, IntervalPlot } from "~/ui/charts/interval-plot";
import type { Complete, ModelItem, ModelOf } from "./types";

/** An exercise's discrimination and fit in the model, and classical figures if enough people did the whole track. */
export function Model({ model, item, complete }: { model: ModelOf; item: ModelItem | null; complete: Complete }) {
  const discrimination = item?.discrimination;
  return (
    <>
      {item && discrimination ? (
        <div className="item-model">
          {discrimination.interval && (
            <IntervalPlot
              name="discrimination"
              value={discrimination.value}
              low={discrimination.interval[0]}
              high={discrimination.interval[1]}
              origin="doesn’t separate people"
            />
          )}
          <ModelTable item={item} common={model?.discrimination ?? null} />
        </div>
      ) : (
        <p className="prose">
          {item
            ? "Everyone who attempted this exercise got the same result, so it doesn’t separate stronger from weaker learners."
            : "It is too early to say: too few people have attempted this exercise."}
        </p>
      )}
      <p className="hint mt-2">{sayModel(model)}</p>
      {complete && <Classical {...complete} />}
    </>
  );
}

function ModelTable({ item: { discrimination, beside, people }, common }: { item: ModelItem; common: number | null }) {
  return (
    <table className="data stack">
      <caption className="vh">Discrimination and fit</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        <Line
          name="Discrimination"
          value={sayInterval(discrimination)}
          says={`How well the exercise separates stronger from weaker people; higher is better. Estimated with a two-parameter model (2PL) from ${people} people; the typical value is ${figure(common ?? 0)}.`}
        />
        {beside && (
          <>
            <Line
              name="From other exercises only"
              value={`${figure(beside.discrimination)}, at most ${figure(beside.atMost)}`}
              says="Discrimination when each person’s level is estimated only from their other exercises. “At most” is the highest value that still fits the answers: if it is below 60% of the typical value, the key may be wrong."
            />
            <Line
              name="Fit"
              value={`${figure(beside.meanSquare, 2)} (${figure(beside.expected[0], 2)} to ${figure(beside.expected[1], 2)} expected)`}
              says="How much the answers vary around what the model expects. Above the range, the answers vary more than expected; below the range, they vary less."
            />
          </>
        )}
      </tbody>
    </table>
  );
}

function Classical({ people, of, alpha, p, itemTotal, itemRest, alphaIfDeleted }: NonNullable<Complete>) {
  return (
    <>
      <h3 className="mt-6">Among people who did the whole track</h3>
      <p className="prose">
        {people} people have made a first attempt at each of the track’s {of} exercises. Figures from classical test
        theory need complete data like this, and describe people who finish the track.
      </p>
      <table className="data stack">
        <caption className="vh">Classical test theory figures for people who did the whole track</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          <Line name="p" value={figure(p, 2)} says="The share of these people who passed." />
          <Line
            name="Item-rest"
            value={say(itemRest)}
            says="Whether people who pass this exercise also pass the track’s other exercises. A figure near or below 0 means that this exercise measures something else."
          />
          <Line
            name="Item-total"
            value={say(itemTotal)}
            says="The item-rest figure with this exercise included, which makes it slightly too high."
          />
          <Line
            name="α"
            value={say(alpha)}
            says="How consistently the track’s exercises tell stronger learners from weaker ones."
          />
          <Line
            name="α without it"
            value={say(alphaIfDeleted)}
            says="If this value is above α, the exercise makes the track less consistent."
          />
        </tbody>
      </table>
    </>
  );
}

function Line({ name, value, says }: { name: string; value: string; says: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-head="value">{value}</td>
      <td>
        <span className="meta">{says}</span>
      </td>
    </tr>
  );
}

const say = (value: number | null) => (value === null ? "can’t be calculated" : figure(value, 2));

const sayInterval = (estimate: ModelItem["discrimination"]) =>
  !estimate?.interval
    ? "can’t be calculated"
    : `${figure(estimate.value)} (${figure(estimate.interval[0])} to ${figure(estimate.interval[1])})`;
