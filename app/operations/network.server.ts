import { isIP } from "node:net";

/** Decides what counts as one address, and as one subscriber. */

/**
 * The part of an address that counts as one address: all of an IPv4 address, or the first 64 bits of an IPv6 address,
 * because a household usually has a network of that size to itself. Express determines the address, and trusts only
 * headers from the proxies that TRUST_PROXY specifies.
 */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*/s, "");
  if (isIP(plain) !== 6) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = (text: string) => (text ? text.split(":") : []);
  const start = groups(head);
  const zeros = tail === undefined ? 0 : 8 - start.length - groups(tail).length;
  const all = [...start, ...Array<string>(zeros).fill("0"), ...groups(tail ?? "")];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** The first 48 bits of an IPv6 network, because one subscriber may have 65,536 networks of 64 bits. */
export const siteOf = (network: string) => network.split(":").slice(0, 3).join(":");
