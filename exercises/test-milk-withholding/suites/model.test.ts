import { describe, expect, it } from "vitest";
import type { Book } from "../src/herd";
import { mayDeliver, mayDeliverFrom, maySlaughter, tank } from "../src/withholding";

const medicines: Book["medicines"] = [
  { name: "Orbix", milkHours: 72, meatDays: 5 },
  { name: "Plain", milkHours: 72, meatDays: 30 },
  { name: "Odd", milkHours: 37, meatDays: 1 },
  { name: "Short", milkHours: 12, meatDays: 0 },
  { name: "Zero", milkHours: 0, meatDays: 0 },
  { name: "Siccal", milkHours: null, meatDays: 10 },
  { name: "Siccal long", milkHours: null, meatDays: 35 },
];
const dosesOf = (medicine: string, ...hours: number[]) => hours.map((at) => ({ cow: "Rosa", medicine, at }));
const bookOf = (doses: Book["doses"], ...calvings: number[]): Book => ({
  medicines,
  doses,
  calvings: calvings.map((at) => ({ cow: "Rosa", at })),
});
const delivers = (book: Book, at: number) => mayDeliver(book, "Rosa", at);
const from = (book: Book, at: number) => mayDeliverFrom(book, "Rosa", at);
const slaughters = (book: Book, day: number) => maySlaughter(book, "Rosa", day);

describe("milk", () => {
  it("is withheld for the hours of the medicine", () => {
    const book = bookOf(dosesOf("Orbix", 30));
    expect(delivers(book, 30)).toBe(false);
    expect(delivers(book, 90)).toBe(false);
    expect(delivers(book, 102)).toBe(true);
    expect(delivers(bookOf(dosesOf("Orbix", 31)), 102)).toBe(false);
  });

  it("is withheld from the last dose", () => {
    expect(delivers(bookOf(dosesOf("Orbix", 30, 66)), 126)).toBe(false);
    expect(delivers(bookOf(dosesOf("Orbix", 30, 66)), 138)).toBe(true);
  });

  it("is withheld for half as long again after four doses", () => {
    expect(delivers(bookOf(dosesOf("Orbix", 6, 42, 78)), 150)).toBe(true);
    expect(delivers(bookOf(dosesOf("Orbix", 6, 42, 78, 114)), 210)).toBe(false);
    expect(delivers(bookOf(dosesOf("Orbix", 6, 42, 78, 114)), 222)).toBe(true);
    expect(delivers(bookOf(dosesOf("Orbix", 6, 18, 30, 42, 54)), 150)).toBe(false);
  });

  it("is withheld for whole hours", () => {
    expect(delivers(bookOf(dosesOf("Odd", 11, 23, 35, 47)), 102)).toBe(false);
    expect(delivers(bookOf(dosesOf("Odd", 11, 23, 35, 46)), 102)).toBe(true);
  });

  it("starts a new course after more than 36 hours", () => {
    expect(delivers(bookOf(dosesOf("Orbix", 6, 42, 78, 115)), 186)).toBe(false);
    expect(delivers(bookOf(dosesOf("Orbix", 6, 42, 78, 115)), 198)).toBe(true);
  });

  it("counts doses of one medicine", () => {
    const mixed = [...dosesOf("Orbix", 6, 30), ...dosesOf("Plain", 18, 42)];
    expect(delivers(bookOf(mixed), 114)).toBe(true);
    const between = [...dosesOf("Orbix", 6, 18, 30, 42), ...dosesOf("Zero", 7, 19, 31)];
    expect(delivers(bookOf(between), 138)).toBe(false);
  });

  it("doesn't depend on the order of the book", () => {
    expect(delivers(bookOf(dosesOf("Orbix", 114, 6, 78, 42)), 210)).toBe(false);
    expect(delivers(bookOf(dosesOf("Orbix", 66, 30)), 126)).toBe(false);
  });

  it("is withheld at the hour of a dose", () => {
    expect(delivers(bookOf(dosesOf("Zero", 30)), 30)).toBe(false);
    expect(delivers(bookOf(dosesOf("Zero", 30)), 42)).toBe(true);
    expect(delivers(bookOf(dosesOf("Zero", 29)), 30)).toBe(true);
  });

  it("is withheld as long as any period runs", () => {
    const book = bookOf([...dosesOf("Orbix", 30), ...dosesOf("Zero", 66)], 18);
    expect(delivers(book, 114)).toBe(false);
    expect(delivers(book, 126)).toBe(true);
    const longer = bookOf([...dosesOf("Orbix", 30), ...dosesOf("Zero", 66)]);
    expect(delivers(longer, 90)).toBe(false);
    expect(delivers(longer, 102)).toBe(true);
  });
});

describe("milk after a calving", () => {
  it("is withheld for 108 hours", () => {
    expect(delivers(bookOf([], 30), 30)).toBe(false);
    expect(delivers(bookOf([], 30), 126)).toBe(false);
    expect(delivers(bookOf([], 30), 138)).toBe(true);
    expect(delivers(bookOf([], 31), 138)).toBe(false);
  });

  it("is withheld for 120 hours after a medicine for dry cows", () => {
    const book = bookOf(dosesOf("Siccal", 100), 990);
    expect(delivers(book, 978)).toBe(false);
    expect(delivers(book, 1_098)).toBe(false);
    expect(delivers(book, 1_110)).toBe(true);
  });

  it("is withheld until then", () => {
    expect(delivers(bookOf(dosesOf("Siccal", 100)), 8_766)).toBe(false);
    expect(from(bookOf(dosesOf("Siccal", 100)), 8_766)).toBeNull();
    expect(from(bookOf(dosesOf("Siccal", 100), 90), 8_766)).toBeNull();
    expect(from(bookOf(dosesOf("Siccal", 980, 1_000), 990), 8_766)).toBeNull();
  });

  it("needs a calving after the hour of the last dose", () => {
    expect(from(bookOf(dosesOf("Siccal", 990), 990), 1_500)).toBeNull();
    expect(from(bookOf(dosesOf("Siccal", 990), 991), 1_500)).toBe(1_506);
  });

  it("counts the first calving after the dose", () => {
    const book = bookOf(dosesOf("Siccal", 100), 9_990, 990);
    expect(delivers(book, 10_098)).toBe(true);
  });

  it("has no longer courses", () => {
    expect(delivers(bookOf(dosesOf("Siccal", 100, 112, 124, 136), 990), 1_110)).toBe(true);
  });
});

describe("plans", () => {
  it("don't withhold milk", () => {
    expect(delivers(bookOf(dosesOf("Orbix", 31)), 30)).toBe(true);
    expect(delivers(bookOf([], 31), 30)).toBe(true);
    expect(from(bookOf(dosesOf("Orbix", 30)), 29)).toBe(30);
    expect(from(bookOf(dosesOf("Short", 30, 42)), 31)).toBe(42);
  });

  it("don't belong to a course yet", () => {
    expect(delivers(bookOf(dosesOf("Short", 6, 30, 54, 78)), 66)).toBe(true);
  });

  it("don't end a wait for a calving", () => {
    expect(from(bookOf(dosesOf("Siccal", 100), 990), 978)).toBeNull();
  });

  it("don't matter for meat", () => {
    expect(slaughters(bookOf(dosesOf("Orbix", 264)), 10)).toBe(true);
    expect(slaughters(bookOf(dosesOf("Orbix", 263)), 10)).toBe(false);
  });
});

describe("the first milking", () => {
  it.each([
    [0, 6],
    [6, 6],
    [7, 18],
    [18, 18],
    [19, 30],
  ])("at or after hour %d is at %d", (at, milking) => {
    expect(from(bookOf([]), at)).toBe(milking);
  });

  it("is when the last period has ended", () => {
    expect(from(bookOf(dosesOf("Orbix", 30)), 30)).toBe(102);
    expect(from(bookOf(dosesOf("Orbix", 31)), 31)).toBe(114);
    expect(from(bookOf(dosesOf("Orbix", 30)), 200)).toBe(210);
    expect(from(bookOf(dosesOf("Zero", 30)), 30)).toBe(42);
    expect(from(bookOf(dosesOf("Siccal", 100), 990), 1_000)).toBe(1_110);
  });
});

describe("meat", () => {
  it("is not allowed on the days after the last dose", () => {
    const book = bookOf(dosesOf("Orbix", 250));
    expect(slaughters(book, 9)).toBe(true);
    expect(slaughters(book, 10)).toBe(false);
    expect(slaughters(book, 15)).toBe(false);
    expect(slaughters(book, 16)).toBe(true);
    expect(slaughters(bookOf(dosesOf("Orbix", 250, 264)), 16)).toBe(false);
  });

  it("is not allowed on the day of a dose", () => {
    expect(slaughters(bookOf(dosesOf("Zero", 250)), 10)).toBe(false);
    expect(slaughters(bookOf(dosesOf("Zero", 250)), 11)).toBe(true);
    expect(slaughters(bookOf(dosesOf("Zero", 0)), 0)).toBe(false);
  });

  it("depends on all courses", () => {
    const book = bookOf([...dosesOf("Plain", 250), ...dosesOf("Zero", 500)]);
    expect(slaughters(book, 40)).toBe(false);
    expect(slaughters(book, 41)).toBe(true);
  });
});

describe("meat after a medicine for dry cows", () => {
  const dose = 400 * 24;
  const treated = (calvingDay: number) => bookOf(dosesOf("Siccal", dose), calvingDay * 24);

  it("is for the days of the medicine if she gave no milk", () => {
    expect(slaughters(bookOf(dosesOf("Siccal", dose)), 410)).toBe(false);
    expect(slaughters(bookOf(dosesOf("Siccal", dose)), 411)).toBe(true);
    expect(slaughters(treated(94), 411)).toBe(true);
    expect(slaughters(treated(401), 411)).toBe(true);
  });

  it("is for at least 28 days if she gave milk", () => {
    expect(slaughters(treated(95), 428)).toBe(false);
    expect(slaughters(treated(95), 429)).toBe(true);
    expect(slaughters(bookOf(dosesOf("Siccal long", dose), 95 * 24), 435)).toBe(false);
    expect(slaughters(bookOf(dosesOf("Orbix", dose), 95 * 24), 406)).toBe(true);
  });

  it("counts calvings by day", () => {
    expect(slaughters(bookOf(dosesOf("Siccal", dose + 23), 95 * 24), 428)).toBe(false);
    expect(slaughters(bookOf(dosesOf("Siccal", dose + 5), dose + 20), 428)).toBe(false);
    expect(slaughters(bookOf(dosesOf("Siccal", dose), 95 * 24 - 1), 411)).toBe(true);
  });

  it("counts from the first dose of the course", () => {
    expect(slaughters(bookOf(dosesOf("Siccal", dose, dose + 24), 95 * 24), 429)).toBe(false);
    expect(slaughters(bookOf(dosesOf("Siccal", dose, dose + 24), 95 * 24), 430)).toBe(true);
  });
});

describe("questions that can't be answered", () => {
  it.each([0, 5, 7, 12, 24])("hour %d is not a milking", (at) => {
    expect(() => delivers(bookOf([]), at)).toThrow(RangeError);
    expect(() => tank(bookOf([]), ["Rosa"], at)).toThrow(RangeError);
    expect(() => tank(bookOf([]), [], at)).toThrow(RangeError);
  });

  it("are about a medicine that isn't in the list", () => {
    const book = bookOf(dosesOf("Neomax", 30));
    expect(() => delivers(book, 30)).toThrow("Neomax");
    expect(() => from(book, 30)).toThrow("Neomax");
    expect(() => slaughters(book, 1)).toThrow("Neomax");
    expect(() => tank(book, ["Bella", "Rosa"], 30)).toThrow("Neomax");
  });

  it("are not about doses of other cows, or plans", () => {
    const book = bookOf(dosesOf("Neomax", 31));
    expect(delivers(book, 30)).toBe(true);
    expect(slaughters(book, 0)).toBe(true);
    expect(mayDeliver(book, "Bella", 42)).toBe(true);
  });
});

describe("cows", () => {
  const herd: Book = {
    medicines,
    doses: [{ cow: "Bella", medicine: "Orbix", at: 30 }],
    calvings: [{ cow: "Cora", at: 30 }],
  };

  it("without entries have no restrictions", () => {
    expect(delivers(herd, 42)).toBe(true);
    expect(from(herd, 42)).toBe(42);
    expect(slaughters(herd, 2)).toBe(true);
  });

  it("of the tank are those whose milk may be delivered", () => {
    expect([...tank(herd, ["Rosa", "Bella", "Anna", "Cora"], 42)].sort()).toEqual(["Anna", "Rosa"]);
    expect(tank(herd, [], 42)).toEqual([]);
  });
});

it("changes neither the book nor the list", () => {
  const book = bookOf([...dosesOf("Orbix", 66, 30), ...dosesOf("Siccal", 20)], 40, 10);
  const cows = ["Rosa", "Anna", "Bella"];
  const before = structuredClone({ book, cows });
  tank(book, cows, 78);
  from(book, 78);
  slaughters(book, 3);
  expect({ book, cows }).toEqual(before);
});
