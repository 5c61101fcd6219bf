import type { Book, Dose, Hour, Medicine } from "./herd";

/** Hours between two doses of one course, at most. */
const COURSE_GAP = 36;

export interface Course {
  readonly medicine: Medicine;
  readonly first: Hour;
  readonly last: Hour;
  readonly doses: number;
}

/** The cow's calvings before the end (exclusive). */
export const calvingsOf = (book: Book, cow: string, end: Hour): Hour[] =>
  book.calvings.filter((calving) => calving.cow === cow && calving.at < end).map(({ at }) => at);

function medicineOf(book: Book, name: string): Medicine {
  const medicine = book.medicines.find((known) => known.name === name);
  if (!medicine) throw new Error(`Unknown medicine: ${name}`);
  return medicine;
}

/** The courses of one cow, made of doses before the end (exclusive). */
export function coursesOf(book: Book, cow: string, end: Hour): Course[] {
  for (const dose of book.doses) medicineOf(book, dose.medicine);
  const doses = book.doses.filter((dose) => dose.cow === cow && dose.at < end).sort((a, b) => a.at - b.at);
  const courses = new Map<string, Course[]>();
  for (const dose of doses) add(courses, medicineOf(book, dose.medicine), dose);
  return [...courses.values()].flat();
}

function add(courses: Map<string, Course[]>, medicine: Medicine, { at }: Dose): void {
  const known = courses.get(medicine.name) ?? [];
  const latest = known.at(-1);
  if (latest && at - latest.last <= COURSE_GAP) {
    known[known.length - 1] = { medicine, first: latest.first, last: at, doses: latest.doses + 1 };
  } else known.push({ medicine, first: at, last: at, doses: 1 });
  courses.set(medicine.name, known);
}
