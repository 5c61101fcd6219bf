/** What the model of all exercises is of, in a sentence; or why there is none. */
export function sayModel(
  model: { all: number; people: number; refused: "people" | "exercises" | null; isConverged: boolean } | null,
): string {
  if (!model) return "";
  const many = (count: number) => count.toLocaleString("en-GB");
  if (model.refused === "people")
    return "It is told once 50 people have done exercises that at least 20 have tried; until then it would be of a few people alone.";
  if (model.refused === "exercises")
    return "It is told once five exercises have been tried by 20 people each, some of whom passed and some did not.";
  const of =
    model.people < model.all
      ? `It is from the answers of ${many(model.people)} people, drawn by lot from ${many(model.all)}.`
      : `It is from the answers of ${many(model.people)} people.`;
  return model.isConverged ? of : `${of} The fit has not settled: do not rely on it.`;
}
