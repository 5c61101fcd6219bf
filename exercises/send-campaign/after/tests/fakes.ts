import type { Campaign } from "../src/campaign";
import type { Member } from "../src/members";

/** Everything that sending needs, in memory. Addresses in `refusing` are refused. */
export function officeWith(campaign: Campaign, listed: readonly Member[]) {
  const stored = new Map([[campaign.id, campaign]]);
  const delivered: string[] = [];
  const refusing = new Set<string>();
  const optedOut = new Set<string>();
  const deps = {
    campaigns: {
      find: async (id: string) => stored.get(id),
      save: async (changed: Campaign) => void stored.set(changed.id, changed),
    },
    members: { inSegment: async (segment: string) => (segment === campaign.segment ? listed : []) },
    optOuts: { among: async (memberIds: readonly string[]) => memberIds.filter((id) => optedOut.has(id)) },
    transport: {
      async deliver(address: string, text: string) {
        if (refusing.has(address)) throw new Error("mailbox full");
        delivered.push(`${address}: ${text}`);
      },
    },
  };
  return { deps, delivered, refusing, optedOut, current: () => stored.get(campaign.id) };
}

/** Members m0, m1, … with an address each. */
export function memberList(count: number): Member[] {
  return Array.from({ length: count }, (_, i) => ({ id: `m${i}`, name: `Name ${i}`, address: `a${i}@example.org` }));
}
