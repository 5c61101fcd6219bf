import type { Rule } from "./guard";
import type { Line, Network } from "./network";
import type { Order } from "./order";

export interface Export {
  readonly rule: Rule;
  readonly rows: (network: Network, line: Line, order: Order) => Promise<readonly object[]>;
}

/** All exports, each with the rule that the guard holds it to. */
export const EXPORTS: Readonly<Record<Order["what"], Export>> = {
  rides: { rule: "everybody", rows: (network, { id }, { from, to }) => network.rides(id, from, to) },
  delays: { rule: "everybody", rows: (network, { id }, { from, to }) => network.delays(id, from, to) },
  // Names and addresses are in it.
  complaints: { rule: "trained", rows: (network, { id }, { from, to }) => network.complaints(id, from, to) },
  revenue: { rule: "finance", rows: (network, { id }, { from, to }) => network.revenue(id, from, to) },
};
