import { withCode } from "~/ui/text/inline-code";

/** The syntax of TypeScript that the exercises use, each with its meaning. */
const SYNTAX: readonly (readonly [code: string, means: string])[] = [
  ["price: number", "`price` is a number. Types are checked before the code runs, and not while it runs."],
  ["name?: string", "`name` may be missing. Then its value is `undefined`."],
  ["string | null", "Either a string or `null`."],
  ["interface Order { … }", "Lists the properties of an object, and gives the list a name."],
  ["type Id = string", "Gives a type another name."],
  ["readonly", "The property can’t be assigned later. This, too, is checked only before the code runs."],
  ["a ?? b", '`b` if `a` is `null` or `undefined`, and otherwise `a`. Unlike `||`, this keeps `0` and `""`.'],
  ["order?.price", "`undefined` if `order` is `null` or `undefined`, and otherwise its price."],
  [
    "order!.price",
    "The author says that `order` isn’t `null` or `undefined`. Nothing checks this while the code runs.",
  ],
  ["value as Order", "The author says that `value` is an `Order`. Nothing checks this while the code runs."],
  ["Promise<number>", "A number that arrives later. With `await`, the code waits for it."],
  ["Record<string, number>", "An object whose keys are strings and whose values are numbers."],
  ["unknown", "Any value. The code has to check what the value is before using it."],
];

/** Explains TypeScript to readers who know JavaScript. */
export function TypeScriptSyntax() {
  return (
    <section className="signs" aria-labelledby="typescript">
      <h2 id="typescript">Reading TypeScript</h2>
      <p className="prose">
        The exercises are written in TypeScript: JavaScript with types. This is the syntax that they use most. You can
        read the rest as JavaScript.
      </p>
      <dl>
        {SYNTAX.map(([code, means]) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{withCode(means)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
