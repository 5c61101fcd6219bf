/**
 * The process that parses sources for read-source.server.ts. build-engine.mjs bundles it into
 * generated/reader-worker.mjs.
 */
import { closeDoors } from "../processes/close-doors";
import { answer, type QuestionName, type Questions } from "./questions";

export interface ReaderJob {
  readonly name: QuestionName;
  readonly asked: Questions[QuestionName]["asked"];
}

closeDoors();
process.on("message", ({ name, asked }: ReaderJob) => process.send?.({ answer: answer(name, asked as never) }));
process.send?.({ isReady: true });
