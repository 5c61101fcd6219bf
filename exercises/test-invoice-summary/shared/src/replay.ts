import type { Model } from "./model";

/**
 * A model that gives these answers, one after the other, and keeps what it was asked. In place of an answer, an error
 * stands for a model that cannot be reached; so does the end of the list.
 */
export function replay(...answers: (string | Error)[]): Model & { readonly prompts: readonly string[] } {
  const prompts: string[] = [];
  return {
    prompts,
    async ask(prompt) {
      prompts.push(prompt);
      const answer = answers[prompts.length - 1] ?? new Error("connection refused");
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}
