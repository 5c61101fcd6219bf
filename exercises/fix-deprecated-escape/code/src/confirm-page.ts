/**
 * How the confirmation page reads its address. The page is run by our web team and reads queries as forms send them:
 * "+" is a blank, and "%C5%BB" is the UTF-8 of "Ż".
 */
export function readAddress(address: string): Record<string, string> {
  const [, query = ""] = address.split("?");
  const read = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
  return Object.fromEntries(query.split("&").map((pair) => pair.split("=").map(read)));
}
