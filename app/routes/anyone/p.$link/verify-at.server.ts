import { renderSVG } from "uqr";
import { env } from "~/operations/env.server";

/** A portfolio's address, and a QR code of it as SVG: a reader of the printed page checks it there. */
export function verifyAt(link: string): { readonly address: string; readonly picture: string } {
  const address = `${env.origin}/p/${link}`;
  return { address, picture: renderSVG(address, { border: 2 }) };
}
