/** The type of device: the only thing stored about it (promise 1). */
export const DEVICES = { computer: "Computer", phone: "Phone or tablet", program: "Program" } as const;
export type Device = keyof typeof DEVICES;

/** From the browser's user agent, of which nothing else is stored. */
export function deviceOf(userAgent: string | null | undefined): Device {
  if (!userAgent?.startsWith("Mozilla/")) return "program";
  return /Android|iPhone|iPad|iPod|Mobile|Tablet/i.test(userAgent) ? "phone" : "computer";
}

/** In words; a session from before the type was stored has none. */
export const describeDevice = (device: string | null): string => DEVICES[device as Device] ?? "Unknown device";
