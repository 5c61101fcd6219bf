import { Mark } from "~/ui/mark";
import { capital } from "../count-words";
import { sayFailure } from "../failure-words";
import type { FixDetail } from "./report-schema";
import { sayUnits } from "./say-units";

/** Shows the work at two sizes and its growth, next to the limits. */
export function SpeedTable({ speed }: { speed: FixDetail["speed"] }) {
  return (
    <section aria-labelledby="speed">
      <div className="report-bar">
        <h2 id="speed">How much work the code does</h2>
        <span className="hint">counted in engine steps, not in time, so the result is the same on every computer</span>
      </div>
      <div className="scroll">
        <table className="data">
          <caption className="vh">The work at two input sizes and its growth between them, each with a limit</caption>
          <thead>
            <tr>
              <th scope="col">Measured</th>
              <th scope="col" className="num">
                Result
              </th>
              <th scope="col" className="num">
                Limit
              </th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          {speed.map(({ id, says, sizes, growth, maxGrowth, failure }) => (
            <tbody key={id}>
              <tr>
                <th scope="rowgroup" colSpan={4}>
                  {capital(says)}
                  {failure && <p className="hint">{capital(sayFailure(failure))}.</p>}
                </th>
              </tr>
              {sizes.map(({ n, units: own, limit }) => (
                <Reading
                  key={n}
                  what={`Work at input size ${n.toLocaleString("en-GB")}`}
                  own={own === null ? "stopped" : sayUnits(own)}
                  limit={sayUnits(limit)}
                  holds={own !== null && own <= limit}
                />
              ))}
              <Reading
                what="Growth in work when the input is four times as large"
                own={growth === null ? "not known" : `× ${growth.toFixed(1)}`}
                limit={`× ${maxGrowth}`}
                holds={growth !== null && growth <= maxGrowth}
              />
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Reading({ what, own, limit, holds }: { what: string; own: string; limit: string; holds: boolean }) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td className="num">{own}</td>
      <td className="num">{limit}</td>
      <td>{holds ? <Mark tone="good">Within</Mark> : <Mark tone="bad">Over</Mark>}</td>
    </tr>
  );
}
