import type { Desk } from "../src/desk";
import type { Order } from "../src/order";
import type { Person } from "../src/people";

/** Nina of "north", neither in finance nor trained, unless told otherwise. */
export function person(rest: Partial<Person> = {}): Person {
  return { name: "Nina", firm: "north", isFinance: false, ...rest };
}

/** An order for the first week of November on U3, which "north" runs. */
export function order(what: Order["what"], rest: Partial<Order> = {}): Order {
  return { what, lineId: "U3", from: "2026-11-01", to: "2026-11-07", ...rest };
}

/** A desk on 20 November. Each export has one row, which says what was asked of the network. */
export function deskWith() {
  const lines: string[] = [];
  const calls: string[] = [];
  const rows = (what: string) => async (lineId: string, from: string, to: string) => {
    calls.push(what);
    return [{ what, lineId, from, to }];
  };
  const desk: Desk = {
    network: {
      async line(id) {
        calls.push("line");
        return id === "U3" ? { id, firm: "north" } : id === "S8" ? { id, firm: "south" } : undefined;
      },
      rides: rows("rides"),
      delays: rows("delays"),
      complaints: rows("complaints"),
      revenue: rows("revenue"),
    },
    today: () => "2026-11-20",
    audit: (line) => void lines.push(line),
  };
  return { desk, lines, calls };
}
