import { renderSVG } from "uqr";
import { env } from "~/operations/env.server";

/** A portfolio's URL with its QR code as SVG, so that a reader of the printed page can check the portfolio online. */
export function verifyAt(link: string): { readonly address: string; readonly picture: string } {
  const address = `${env.origin}/p/${link}`;
  return { address, picture: renderSVG(address, { border: 2 }) };
}
