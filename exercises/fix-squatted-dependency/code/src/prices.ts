/** What a ride costs, in cents. Asks the fares service. */
export async function priceOf(from: string, to: string): Promise<number> {
  const reply = await fetch(`https://fares.lineway.example/price/${from}/${to}`);
  if (!reply.ok) throw new Error(`The fares service gave ${reply.status}`);
  const { cents } = (await reply.json()) as { cents: number };
  return cents;
}
