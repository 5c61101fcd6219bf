import type { ReactNode } from "react";
import { ButtonLink } from "~/ui/button";

const W = ({ children }: { children: ReactNode }) => <span className="k">{children}</span>;
const N = ({ children }: { children: ReactNode }) => <span className="f">{children}</span>;
const T = ({ children }: { children: ReactNode }) => <span className="t">{children}</span>;

/** The change that the home page shows: line numbers before and after, and the line in the four tones of code. */
const LINES: readonly { old?: number; now?: number; code: ReactNode }[] = [
  { old: 11, now: 11, code: <span className="o">{"/** What a line costs after its discount, in cents. */"}</span> },
  {
    old: 12,
    now: 12,
    code: (
      <>
        <W>export function</W> <N>lineTotal</N>(line: <N>Line</N>, customer: <N>Customer</N>): number {"{"}
      </>
    ),
  },
  {
    old: 13,
    now: 13,
    code: (
      <>
        {"  "}
        <W>const</W> gross = line.quantity * line.unitCents;
      </>
    ),
  },
  {
    old: 14,
    code: (
      <>
        {"  "}
        <W>const</W> percent = customer.discount;
      </>
    ),
  },
  {
    now: 14,
    code: (
      <>
        {"  "}
        <W>const</W> percent = line.discount || customer.discount;
      </>
    ),
  },
  {
    now: 15,
    code: (
      <>
        {"  "}
        <W>if</W> (percent {">"} <T>100</T>) <W>throw new</W> <N>RangeError</N>(
        <T>{"`discount of $" + "{percent} %`"}</T>);
      </>
    ),
  },
  {
    old: 15,
    now: 16,
    code: (
      <>
        {"  "}
        <W>return</W> gross - <N>Math</N>.round((gross * percent) / <T>100</T>);
      </>
    ),
  },
  { old: 16, now: 17, code: "}" },
];

function Line({ old, now, code }: (typeof LINES)[number]) {
  const sign = old === undefined ? "add" : now === undefined ? "del" : "";
  return (
    <tr className={sign}>
      <td className="n old">
        <span>{old}</span>
      </td>
      <td className="n">{now}</td>
      <td className="s">
        {sign && (
          <>
            <span aria-hidden="true">{sign === "add" ? "+" : "−"}</span>
            <span className="vh">{sign === "add" ? "added" : "removed"}</span>
          </>
        )}
      </td>
      <td className="c">{code}</td>
    </tr>
  );
}

/** What a review looks like: a task, what the AI says, its change, and, for those who want it, what is wrong. */
export function Sample() {
  return (
    <section className="sample" aria-labelledby="sample-title">
      <header>
        <h2 id="sample-title">Would you merge this?</h2>
        <span className="hint">Read it first; the answer is below it.</span>
      </header>
      <div className="asked">
        <h3>The AI was asked</h3>
        <p>A line’s own discount wins over the customer’s standard one. A line without one gets the customer’s.</p>
        <p>Refuse discounts above 100 %.</p>
        <h3>It says</h3>
        <p>“Line discounts now take precedence. Invalid percentages are rejected. All 9 tests pass.”</p>
      </div>
      <div className="change">
        <h3 className="path">src/invoices/line-total.ts</h3>
        <table className="diff">
          <caption className="vh">src/invoices/line-total.ts: 1 line removed, 2 added</caption>
          <colgroup>
            <col className="n old" />
            <col className="n" />
            <col className="s" />
            <col />
          </colgroup>
          <thead className="vh">
            <tr>
              <th scope="col">Old line</th>
              <th scope="col">New line</th>
              <th scope="col">Change</th>
              <th scope="col">Code</th>
            </tr>
          </thead>
          <tbody>
            {LINES.map((line) => (
              <Line key={`${line.old} ${line.now}`} {...line} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="answer">
        <details>
          <summary>What is wrong with it</summary>
          <div className="prose">
            <p>
              In line 14, <code>||</code> takes a discount of 0 for no discount. A line that the customer was promised
              at full price, 0 %, gets the customer’s discount after all.
            </p>
            <p>
              This test fails on it, and passes once the line says <code>??</code>:{" "}
              <code>
                expect(lineTotal({"{ quantity: 1, unitCents: 1000, discount: 0 }"}, {"{ discount: 10 }"})).toBe(1000)
              </code>
            </p>
            <p>
              In an exercise you point at the line and say what goes wrong for whom. Your findings are graded against
              issues that such tests prove, and a third of all changes have none.
            </p>
          </div>
        </details>
        <ButtonLink to="/register">Practise on a whole change</ButtonLink>
      </div>
    </section>
  );
}
