import type { TestDetail } from "./report-schema";

type Mutant = Pick<TestDetail["mutants"][number], "operator" | "says">;

/**
 * What to try next, depending on which mutants survived. For example, a table row that no test reads calls for
 * different advice than a missed edge case.
 */
const ADVICE: readonly { readonly isFor: (mutant: Mutant) => boolean; readonly says: string }[] = [
  {
    isFor: ({ says }) => says === "A limit off by one",
    says: "try the values just inside a limit, not only the values just outside.",
  },
  {
    isFor: ({ operator }) => ["StringLiteral", "ArrayDeclaration", "ObjectLiteral", "Regex"].includes(operator),
    says: "some of the fixed values in the code can change without a test failing. Test each entry of a table, and each string that the specification states.",
  },
  {
    isFor: ({ operator }) =>
      ["ArithmeticOperator", "AssignmentOperator", "UnaryOperator", "UpdateOperator"].includes(operator),
    says: "some calculations can change without a test failing. Compare exact results, and choose inputs for which each part of the calculation matters.",
  },
  {
    isFor: ({ operator }) => ["MethodExpression", "OptionalChaining", "ArrowFunction"].includes(operator),
    says: "some steps can be left out without a test failing. Choose inputs for which each step changes the result.",
  },
  {
    isFor: () => true,
    says: "some conditions can go either way without a test failing. For each rule, test one case to which the rule applies and one case to which it doesn’t apply.",
  },
];

/** Returns advice about the most common type of survivor. */
export function adviceOn(survivors: readonly Mutant[]): string {
  const kinds = survivors.map((mutant) => ADVICE.find(({ isFor }) => isFor(mutant))!);
  const countOf = (one: (typeof ADVICE)[number]) => kinds.filter((kind) => kind === one).length;
  return ADVICE.reduce((a, b) => (countOf(b) > countOf(a) ? b : a)).says;
}
