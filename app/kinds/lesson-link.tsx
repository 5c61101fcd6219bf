import { createContext, useContext } from "react";
import type { DefectClass } from "./defect-classes";

/** The lessons that a page may link to, by the class that they are about. */
export interface ClassLessons {
  readonly titles: Readonly<Partial<Record<DefectClass, string>>>;
  /** Why the reader should read one now, in a sentence. */
  readonly reasons: Readonly<Partial<Record<DefectClass, string>>>;
}

/** Empty unless the page sets it: a page on which a link would reveal the class before submission must not. */
export const ClassLessonsContext = createContext<ClassLessons>({ titles: {}, reasons: {} });

/** A link to the lesson about a class, with the reason to read it now. Renders nothing if there is none. */
export function LessonLink({ of }: { of: DefectClass }) {
  const { titles, reasons } = useContext(ClassLessonsContext);
  const title = titles[of];
  if (!title) return null;
  return (
    <p className="meta mt-2">
      {reasons[of] && `${reasons[of]} `}
      <a href={`/lessons/${of}`}>Read the lesson: {title}</a>
    </p>
  );
}

/** A class's tag, as a link to its lesson if there is one. */
export function LessonTag({ of }: { of: DefectClass }) {
  const { titles } = useContext(ClassLessonsContext);
  const tag = <span className="tag">{of}</span>;
  if (!titles[of]) return tag;
  return (
    <a href={`/lessons/${of}`} title={`Lesson: ${titles[of]}`}>
      {tag}
    </a>
  );
}
