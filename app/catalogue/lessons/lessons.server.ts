import fs from "node:fs/promises";
import path from "node:path";
import { ExerciseProblems } from "~/kinds/exercise";
import { log } from "~/operations/log.server";
import { readFolder } from "../folder.server";
import { type Lesson, readLesson } from "./lesson";

/** The folder with the lessons, which are part of Onramp, like the exercises. It is next to `app`. */
export const LESSONS_DIR = "lessons";

export interface LessonListing {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly about: Lesson["about"];
}

let lessons: Promise<ReadonlyMap<string, Lesson>> | undefined;

/** Reads each lesson once. A lesson that can't be read is logged and left out, so that no page fails because of it. */
async function readLessons(): Promise<ReadonlyMap<string, Lesson>> {
  const found = new Map<string, Lesson>();
  const entries = await fs.readdir(LESSONS_DIR, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    try {
      found.set(name, readLesson(name, await readFolder(path.join(LESSONS_DIR, name))));
    } catch (error) {
      if (!(error instanceof ExerciseProblems)) throw error;
      log.error({ err: error }, `the lesson ${name} has problems and is left out: run npm run exercise -- check`);
    }
  }
  return found;
}

function allLessons() {
  lessons ??= readLessons();
  lessons.catch(() => {
    lessons = undefined;
  });
  return lessons;
}

export const findLesson = async (id: string): Promise<Lesson | null> => (await allLessons()).get(id) ?? null;

/** The lessons, without their content, in the order of their folders. */
export const listLessons = async (): Promise<LessonListing[]> =>
  [...(await allLessons()).values()].map(({ id, title, summary, minutes, about }) => ({
    id,
    title,
    summary,
    minutes,
    about,
  }));
