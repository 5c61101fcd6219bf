/** Says in a sentence what the model of all exercises is based on, or why there is no model. */
export function sayModel(
  model: { all: number; people: number; refused: "people" | "exercises" | null; isConverged: boolean } | null,
): string {
  if (!model) return "";
  const many = (count: number) => count.toLocaleString("en-GB");
  if (model.refused === "people")
    return "The model appears once 50 people have each attempted at least one exercise that 20 or more people have attempted. Before that, it would be based on too few people.";
  if (model.refused === "exercises")
    return "The model appears once 5 exercises have each been attempted by at least 20 people, with both passes and failures.";
  const of =
    model.people < model.all
      ? `The model is based on attempts by ${many(model.people)} people, chosen at random from ${many(model.all)}.`
      : `The model is based on attempts by ${many(model.people)} people.`;
  return model.isConverged ? of : `${of} The model has not converged: don’t rely on it.`;
}
