/** What the model of all exercises is based on, in a sentence; or why there is none. */
export function sayModel(
  model: { all: number; people: number; refused: "people" | "exercises" | null; isConverged: boolean } | null,
): string {
  if (!model) return "";
  const many = (count: number) => count.toLocaleString("en-GB");
  if (model.refused === "people")
    return "It appears once 50 people have done exercises that at least 20 people attempted; before that, it would describe too few people.";
  if (model.refused === "exercises")
    return "It appears once 5 exercises have been attempted by 20 people each, with both passes and failures.";
  const of =
    model.people < model.all
      ? `It is based on the answers of ${many(model.people)} people, chosen at random from ${many(model.all)}.`
      : `It is based on the answers of ${many(model.people)} people.`;
  return model.isConverged ? of : `${of} The model has not converged: don’t rely on it.`;
}
