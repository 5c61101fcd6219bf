import { sayModel } from "~/cohort/items/say-model";
import { figure, IntervalPlot } from "~/ui/interval-plot";
import type { Complete, ModelItem, ModelOf } from "./types";

/** Discrimination and fit by the model, and classical figures where a table is complete. */
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
              origin="tells nobody apart"
            />
          )}
          <ModelTable item={item} common={model?.discrimination ?? null} />
        </div>
      ) : (
        <p className="prose">
          {item ? "All who tried it did alike, so it tells nobody apart." : "Too few have tried it to say."}
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
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        <Line
          name="Discrimination"
          value={sayInterval(discrimination)}
          says={`By a model with one for each exercise (2PL), from ${people} people. The higher, the better it tells people apart; exercises have ${figure(common ?? 0)} in common.`}
        />
        {beside && (
          <>
            <Line
              name="Beside the others"
              value={`${figure(beside.discrimination)}, at most ${figure(beside.atMost)}`}
              says="The same by people’s other exercises alone, with the largest that the answers do not speak against. Below six tenths of what exercises have in common, the key may be wrong."
            />
            <Line
              name="Fit"
              value={`${figure(beside.meanSquare, 2)} (${figure(beside.expected[0], 2)} to ${figure(beside.expected[1], 2)} expected)`}
              says="How far answers vary about what the model expects: above the range more than they should, below it less."
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
      <h3 className="mt-6">Among those who did the whole track</h3>
      <p className="prose">
        {people} people have a first try of each of its {of} exercises. Of such a complete table alone there are
        classical figures; they hold for people who finish.
      </p>
      <table className="data stack">
        <caption className="vh">Classical figures of the track’s complete table</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          <Line name="p" value={figure(p, 2)} says="The share of them who passed." />
          <Line
            name="Item-rest"
            value={say(itemRest)}
            says="How passing it goes with passing the others. Near 0, or below: it goes its own way."
          />
          <Line
            name="Item-total"
            value={say(itemTotal)}
            says="The same with itself counted in, and so a little too high."
          />
          <Line name="α" value={say(alpha)} says="How far the track’s exercises together tell people apart alike." />
          <Line name="α without it" value={say(alphaIfDeleted)} says="Above α: the exercise makes the whole worse." />
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

const say = (value: number | null) => (value === null ? "cannot be told" : figure(value, 2));

const sayInterval = (estimate: ModelItem["discrimination"]) =>
  !estimate?.interval
    ? "cannot be told"
    : `${figure(estimate.value)} (${figure(estimate.interval[0])} to ${figure(estimate.interval[1])})`;
