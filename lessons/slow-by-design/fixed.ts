export interface Order {
  readonly number: number;
  readonly customer: string;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly shelf: string;
}

/** The customer service. It answers each request in about 40 ms. */
export interface CustomerService {
  one(id: string): Promise<Customer | null>;
  /** In any order. Leaves out ids that don't exist. */
  many(ids: readonly string[]): Promise<Customer[]>;
}

/** The line for one order: "B4 · Ada Ruiz · order 17". */
const line = ({ number }: Order, found: Customer | undefined) =>
  found ? `${found.shelf} · ${found.name} · order ${number}` : `? · unknown · order ${number}`;

/** The pick-up sheet: one line for each order, sorted by shelf. */
export async function pickUpSheet(service: CustomerService, orders: readonly Order[]): Promise<string[]> {
  const ids = new Set(orders.map(({ customer }) => customer));
  const customers = await service.many([...ids]);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return orders.map((order) => line(order, byId.get(order.customer))).sort();
}
